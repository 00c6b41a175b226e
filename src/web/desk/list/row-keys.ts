/** A list is walked without a mouse. */
import { useEffect } from 'react'
import { useKeys } from '../keys.ts'

/** j and k, or the arrows while a row has the focus, walk the rows; Enter follows the link by itself. */
export function useRowKeys(): void {
  const step = (by: number) => {
    const links = [...document.querySelectorAll<HTMLElement>('[data-row]')]
    const at = document.activeElement instanceof HTMLElement ? links.indexOf(document.activeElement) : -1
    const next = links[at < 0 ? 0 : Math.min(links.length - 1, Math.max(0, at + by))]
    next?.focus()
  }
  const arrow = (by: number) => () => step(by)
  const onRow = () => document.activeElement?.hasAttribute('data-row') ?? false
  const keys: Parameters<typeof useKeys>[0] = { j: arrow(1), k: arrow(-1) }
  useKeys(keys)
  useEffect(() => {
    const onArrow = (event: KeyboardEvent) => {
      if (!onRow() || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return
      event.preventDefault()
      step(event.key === 'ArrowDown' ? 1 : -1)
    }
    document.addEventListener('keydown', onArrow)
    return () => document.removeEventListener('keydown', onArrow)
  })
}
