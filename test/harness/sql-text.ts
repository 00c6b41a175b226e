/** A table as sql/ declares it, in lower case. */
export interface Table {
  name: string
  /** What stands after each column's name. */
  columns: Map<string, string>
  constraints: Constraint[]
}

/** One constraint or unique index. */
export interface Constraint {
  table: string
  /** Undefined where the author gave none. */
  name?: string
  type: 'primary key' | 'unique' | 'exclude' | 'foreign key' | 'check'
  columns: string[]
  target?: { table: string; columns: string[] }
}

/** The text without `--` and block comments, in lower case but for its strings. */
export function plainSql(text: string): string {
  const pieces = /('(?:''|[^'])*')|--[^\n]*|\/\*[\s\S]*?\*\//g
  return text
    .split(pieces)
    .map((piece = '', i) => (i % 2 === 1 ? piece : piece.toLowerCase()))
    .join('')
}

/** Splits where `mark` stands outside of brackets and strings. */
export function splitOutside(text: string, mark: ';' | ','): string[] {
  const parts: string[] = ['']
  let depth = 0
  let quoted = false
  for (const letter of text) {
    if (letter === "'") quoted = !quoted
    if (!quoted && letter === '(') depth++
    if (!quoted && letter === ')') depth--
    if (!quoted && depth === 0 && letter === mark) parts.push('')
    else parts[parts.length - 1] += letter
  }
  return parts.map((part) => part.trim()).filter(Boolean)
}

/** The text between the first bracket and its partner, and what follows it. */
function bracket(text: string): { inside: string; after: string } {
  const start = text.indexOf('(')
  let depth = 0
  for (let i = start; i >= 0 && i < text.length; i++) {
    if (text[i] === '(') depth++
    if (text[i] === ')' && --depth === 0)
      return { inside: text.slice(start + 1, i), after: text.slice(i + 1) }
  }
  return { inside: '', after: text }
}

const words = (list: string): string[] => splitOutside(list, ',').map((item) => item.split(/\s/)[0] ?? '')

const TYPES = ['primary key', 'unique', 'exclude', 'foreign key', 'check'] as const

function targetOf(after: string): Constraint['target'] {
  const found = /references\s+([\w.]+)/.exec(after)
  if (!found?.[1]) return undefined
  const rest = after.slice(found.index + found[0].length)
  return { table: found[1], columns: rest.trimStart().startsWith('(') ? words(bracket(rest).inside) : [] }
}

/** A constraint as it stands in a table's list; undefined if it is a column. */
function constraintOf(table: string, item: string): Constraint | undefined {
  const [, name, rest = item] = /^constraint\s+(\w+)\s+([\s\S]*)$/.exec(item) ?? []
  const type = TYPES.find((one) => rest.startsWith(one))
  if (!type) return undefined
  const { inside, after } = bracket(rest)
  const target = targetOf(after)
  return { table, type, columns: words(inside), ...(name && { name }), ...(target && { target }) }
}

/** Constraints that stand behind a column: `id uuid constraint x primary key`. */
function behindColumn(table: string, column: string, text: string): Constraint[] {
  const inline = /(?:constraint\s+(\w+)\s+)?\b(primary key|unique|references|check)\b/g
  return [...text.matchAll(inline)].map(([found, name, word]) => {
    const target = word === 'references' ? targetOf(text.slice(text.indexOf(found))) : undefined
    const type = TYPES.find((one) => one === word) ?? 'foreign key'
    return { table, type, columns: [column], ...(name && { name }), ...(target && { target }) }
  })
}

function addItem(table: Table, item: string): void {
  const constraint = constraintOf(table.name, item)
  if (constraint) {
    table.constraints.push(constraint)
    return
  }
  const [name = '', ...rest] = item.split(/\s+/)
  const text = rest.join(' ')
  table.columns.set(name, text)
  table.constraints.push(...behindColumn(table.name, name, text))
}

/** Every table with all that later statements add to it. */
export function tablesOf(statements: readonly string[]): Map<string, Table> {
  const tables = new Map<string, Table>()
  for (const statement of statements) {
    const created = /^create\s+(?:unlogged\s+)?table\s+(?:if\s+not\s+exists\s+)?([\w.]+)/.exec(statement)?.[1]
    if (created) {
      const table: Table = { name: created, columns: new Map(), constraints: [] }
      for (const item of splitOutside(bracket(statement).inside, ',')) addItem(table, item)
      tables.set(created, table)
    }
    const [, altered = '', changes = ''] =
      /^alter\s+table\s+(?:only\s+)?([\w.]+)\s+([\s\S]*)$/.exec(statement) ?? []
    for (const change of splitOutside(changes, ',')) {
      const added = /^add\s+(?:column\s+)?([\s\S]*)$/.exec(change)?.[1]
      const table = tables.get(altered)
      if (added && table) addItem(table, added)
    }
    const index =
      /^create\s+unique\s+index\s+(?:concurrently\s+)?(?:if\s+not\s+exists\s+)?(\w+\s+)?on\s+([\w.]+)/.exec(
        statement,
      )
    const indexed = index?.[2] && tables.get(index[2])
    if (index && indexed) {
      const name = index[1]?.trim()
      const columns = words(bracket(statement.slice(index[0].length)).inside)
      indexed.constraints.push({ table: indexed.name, type: 'unique', columns, ...(name && { name }) })
    }
  }
  return tables
}

/** The template literals of a program's text, each without what is put into it; inner ones stand by themselves. */
export function templatesOf(program: string): string[] {
  const done: string[] = []
  // One entry for each template that is open, with the depth of braces inside its current ${…}; -1 in its text.
  const open: { text: string; braces: number }[] = []
  for (let i = 0; i < program.length; i++) {
    const top = open.at(-1)
    const letter = program[i] ?? ''
    if (top?.braces === -1) {
      if (letter === '\\') top.text += program[++i] ?? ''
      else if (letter === '`') done.push(open.pop()?.text ?? '')
      else if (letter === '$' && program[i + 1] === '{') {
        top.text += '$'
        top.braces = 0
        i++
      } else top.text += letter
    } else if (letter === '`') open.push({ text: '', braces: -1 })
    else if (top && letter === '{') top.braces++
    else if (top && letter === '}') top.braces--
  }
  return done
}
