/** A named list of codes as a tree: the beginning of a code is its parent's. */

export interface CodeItem {
  code: string
  name: string
}

export interface CodeTree {
  /** Direct children of a code; of nothing: the roots. */
  below(code: string | undefined): readonly CodeItem[]
  /** From the root down to the code; empty for an unknown one. */
  pathOf(code: string): readonly CodeItem[]
  /** Codes without children, in the list's order. */
  leaves: readonly CodeItem[]
}

export function treeOf(items: readonly CodeItem[]): CodeTree {
  const known = new Map(items.map((item) => [item.code, item]))
  const parents = new Map(items.map(({ code }) => [code, parentOf(code, known)]))
  const children = new Map<string | undefined, CodeItem[]>()
  for (const item of items) {
    const parent = parents.get(item.code)
    children.set(parent, [...(children.get(parent) ?? []), item])
  }
  const pathOf = (code: string): CodeItem[] => {
    const item = known.get(code)
    const parent = parents.get(code)
    return item ? [...(parent === undefined ? [] : pathOf(parent)), item] : []
  }
  return {
    below: (code) => children.get(code) ?? [],
    pathOf,
    leaves: items.filter(({ code }) => !children.has(code)),
  }
}

function parentOf(code: string, known: ReadonlyMap<string, CodeItem>): string | undefined {
  for (let length = code.length - 1; length > 0; length--) {
    const start = code.slice(0, length)
    if (known.has(start)) return start
  }
  return undefined
}

/** Leaves whose own name or a name above holds every word; own names first. */
export function searchTree(tree: CodeTree, words: string): readonly CodeItem[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean)
  if (wanted.length === 0) return []
  const hits = (text: string) => wanted.every((word) => text.toLowerCase().includes(word))
  const own = tree.leaves.filter(({ name }) => hits(name))
  const byPath = tree.leaves.filter((leaf) => {
    const path = tree.pathOf(leaf.code)
    return !own.includes(leaf) && hits(path.map(({ name }) => name).join(' '))
  })
  return [...own, ...byPath]
}
