/** The desk's own words. */
import { sharedTexts, textsHook } from '../shared/texts.ts'
import en from './texts/en.json' with { type: 'json' }
import zh from './texts/zh.json' with { type: 'json' }

/** Says a text of the desk. */
export const useT = textsHook({ zh: { ...sharedTexts.zh, ...zh }, en: { ...sharedTexts.en, ...en } })

export type TextId = keyof typeof zh
