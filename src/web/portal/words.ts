/** The portal's words, with the shared ones. */
import { sharedTexts, textsHook } from '../shared/texts.ts'
import en from './texts/en.json' with { type: 'json' }
import zh from './texts/zh.json' with { type: 'json' }

export type TextId = keyof typeof zh | keyof (typeof sharedTexts)['zh']

export const useTexts = textsHook<TextId>({
  zh: { ...sharedTexts.zh, ...zh },
  en: { ...sharedTexts.en, ...en },
})
