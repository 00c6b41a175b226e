/** The catalogues of the kinds and the engine, both languages. */
import type { Catalogue, Language } from '../engine/text.ts'
import en from '../kinds/texts/en.json' with { type: 'json' }
import zh from '../kinds/texts/zh.json' with { type: 'json' }

export const TEXTS: Record<Language, Catalogue> = { zh, en }
