/**
 * The words of the faces. Each face has one catalogue per language, with the shared words in it, and makes
 * its own hook once: `export const useTexts = textsHook({ zh: { ...sharedZh, ...zh }, en: { ...sharedEn, ...en } })`.
 * Ids are checked by the compiler; a text that one language lacks does not compile.
 */
import { useMemo } from 'react'
import { type Language, say } from '../../engine/text.ts'
import { useLanguage } from './language.ts'
import en from './texts/en.json' with { type: 'json' }
import zh from './texts/zh.json' with { type: 'json' }

export type Params = Record<string, string | number>
/** Says a text in the reader's language. */
export type Say<Id extends string> = (id: Id, params?: Params) => string

/** A hook that says the texts of these catalogues in the reader's language. */
export function textsHook<Id extends string>(
  catalogues: Record<Language, Record<Id, string>>,
): () => Say<Id> {
  return () => {
    const language = useLanguage()
    return useMemo(() => (id, params) => say(catalogues[language], id, params), [language])
  }
}

export const sharedTexts: Record<Language, Record<SharedTextId, string>> = { zh, en }
export type SharedTextId = keyof typeof zh

/** The words of the shared parts only; a face's own hook knows them as well. */
export const useSharedTexts = textsHook<SharedTextId>(sharedTexts)
