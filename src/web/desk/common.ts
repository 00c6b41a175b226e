/** The house's words that all kinds share: endings, roles, doors, levels, problems. */
import { useCallback } from 'react'
import { say } from '../../engine/text.ts'
import en from '../../kinds/texts/en.json' with { type: 'json' }
import zh from '../../kinds/texts/zh.json' with { type: 'json' }
import { useLanguage } from '../shared/language.ts'
import type { Params } from '../shared/texts.ts'

const HOUSE = { zh, en } as const

/** Says a text of the house, such as `close.solved`; the ids come from its answers. */
export function useCommon(): (id: string, params?: Params) => string {
  const language = useLanguage()
  return useCallback((id, params) => say(HOUSE[language], id, params), [language])
}
