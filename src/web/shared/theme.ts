/**
 * Light or dark: the device decides, the switch overrides and is remembered. `data-theme` on <html> always
 * holds the one in force, so that the colours stand once in `tokens.css`.
 */
import { useSyncExternalStore } from 'react'
import { recall, remember } from './device.ts'

export const THEMES = ['auto', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

const KEY = 'teahouse.theme'
const night = matchMedia('(prefers-color-scheme: dark)')
const listeners = new Set<() => void>()
let theme: Theme = THEMES.find((each) => each === recall(KEY)) ?? 'auto'

/** The theme in force. */
export function shownTheme(): 'light' | 'dark' {
  if (theme !== 'auto') return theme
  return night.matches ? 'dark' : 'light'
}

function apply(): void {
  document.documentElement.dataset.theme = shownTheme()
  for (const listener of listeners) listener()
}
night.addEventListener('change', apply)
apply()

export function setTheme(next: Theme): void {
  theme = next
  remember(KEY, next)
  apply()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The reader's choice; `auto` follows the device. */
export const useTheme = (): Theme => useSyncExternalStore(subscribe, () => theme)

/** The theme in force, for what draws outside CSS (maps, charts). */
export const useShownTheme = (): 'light' | 'dark' => useSyncExternalStore(subscribe, shownTheme)
