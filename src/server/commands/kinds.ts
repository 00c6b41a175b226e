/** `teahouse kinds`: the declarations and whether their texts are complete. */
import type { Kind } from '../../engine/kind.ts'
import { known, LANGUAGES, textIdsOf } from '../../engine/text.ts'
import { KINDS } from '../../kinds/index.ts'
import { TEXTS } from '../texts.ts'

/** Lists the kinds. Declarations themselves were checked on import. @returns 0, or 1 when a text is missing */
export function listKinds(print: (line: string) => void): number {
  const missing = missingTexts()
  for (const kind of KINDS) {
    const { id, version, stages, actions } = kind
    const name = `${TEXTS.zh[`${id}.name`] ?? '?'} / ${TEXTS.en[`${id}.name`] ?? '?'}`
    print(`${id} v${version}  ${name}`)
    print(`  stages   ${Object.keys(stages).join(' → ')}`)
    print(`  actions  ${Object.keys(actions).join(', ')}`)
  }
  for (const line of missing) print(`missing text: ${line}`)
  return missing.length > 0 ? 1 : 0
}

/** Text ids without words, as `language id`. A server with any refuses to start. */
export const missingTexts = (kinds: readonly Kind[] = KINDS): string[] =>
  LANGUAGES.flatMap((language) =>
    kinds
      .flatMap(textIdsOf)
      .filter((id) => !known(TEXTS[language], id))
      .map((id) => `${language} ${id}`),
  )
