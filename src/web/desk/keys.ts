/** Single keys as on a fast inbox; never while somebody types. */
import { useEffect, useRef } from 'react'

export type Keys = Record<string, (event: KeyboardEvent) => void>

const TYPING =
  'input, textarea, select, [contenteditable], [role="combobox"], [role="radio"], [role="dialog"] *'
/** Between `g` and the letter after it. */
const PAUSE_MS = 1200

/** @param keys by key (`j`, `/`) or two keys in a row (`g i`) */
export function useKeys(keys: Keys): void {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    let first = ''
    let timer: ReturnType<typeof setTimeout> | undefined
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
      if (event.target instanceof Element && event.target.matches(TYPING)) return
      const both = first && `${first} ${event.key}`
      const found = latest.current[both] ?? latest.current[event.key]
      clearTimeout(timer)
      first = event.key === 'g' ? 'g' : ''
      if (first) {
        timer = setTimeout(() => {
          first = ''
        }, PAUSE_MS)
      }
      if (!found) return
      event.preventDefault()
      found(event)
    }
    document.addEventListener('keydown', onKey)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('keydown', onKey)
    }
  }, [])
}
