/** Lists of codes as trees: a code's parent is the longest shorter code that it begins with. */
import type { CodeItem } from './shapes.ts'

export interface CodeNode {
  value: string
  title: string
  /** With its ancestors: 城乡建设 / 市政 / 路灯, for search and for a chosen leaf. */
  label: string
  children: CodeNode[]
  selectable: boolean
}

/**
 * @param items parents before children
 * @param any whether branches can be chosen too (a filter), or leaves only (an answer)
 */
export function treeOf(items: readonly CodeItem[], any: boolean): CodeNode[] {
  const roots: CodeNode[] = []
  const byCode = new Map<string, CodeNode>()
  for (const { code, name } of items) {
    const parent = ancestorOf(code, byCode)
    const label = parent ? `${parent.label} / ${name}` : name
    const node = { value: code, title: name, label, children: [], selectable: true }
    byCode.set(code, node)
    if (!parent) roots.push(node)
    else {
      parent.children.push(node)
      parent.selectable = any
    }
  }
  return roots
}

function ancestorOf(code: string, known: Map<string, CodeNode>): CodeNode | undefined {
  for (let length = code.length - 1; length > 0; length--) {
    const found = known.get(code.slice(0, length))
    if (found) return found
  }
  return undefined
}

/** The words of a code with those above it; the code itself where the list doesn't have it. */
export function pathOf(items: readonly CodeItem[], code: string): string[] {
  const names = items.filter((item) => code.startsWith(item.code)).map((item) => item.name)
  return names.length > 0 ? names : [code]
}
