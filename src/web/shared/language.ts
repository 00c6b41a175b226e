/** Chinese or English: the browser's language decides, the switch overrides and is remembered on this device. */
import { useSyncExternalStore } from 'react'
import { LANGUAGES, type Language } from '../../engine/text.ts'
import { recall, remember } from './device.ts'

const KEY = 'teahouse.language'
const listeners = new Set<() => void>()
let language: Language = chosen() ?? browsers()

function chosen(): Language | undefined {
  const kept = recall(KEY)
  return LANGUAGES.find((each) => each === kept)
}

function browsers(): Language {
  const wanted = navigator.languages.map((each) => each.slice(0, 2).toLowerCase())
  return wanted.find((each) => each === 'zh' || each === 'en') === 'en' ? 'en' : 'zh'
}

function mark(): void {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
}
mark()

export const currentLanguage = (): Language => language

export function setLanguage(next: Language): void {
  language = next
  remember(KEY, next)
  mark()
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const useLanguage = (): Language => useSyncExternalStore(subscribe, currentLanguage)
