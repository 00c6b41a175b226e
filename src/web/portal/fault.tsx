/** Something could not be loaded or done: why, and how to go on. */
import { OfflineError, ProblemError } from '../shared/api.ts'
import type { Say } from '../shared/texts.ts'
import { type TextId, useTexts } from './words.ts'

/** The words for an error: the server's own where it has any. */
export function wordsOfError(error: unknown, t: Say<TextId>): string {
  if (error instanceof OfflineError) return t('offline')
  return (error instanceof ProblemError && error.detail) || t('internal')
}

export function Fault({ error, again }: { error: unknown; again?: () => void }) {
  const t = useTexts()
  return (
    <div className="fault" role="alert">
      <p>{wordsOfError(error, t)}</p>
      {again && (
        <button type="button" className="plain" onClick={again}>
          {t('retry')}
        </button>
      )}
    </div>
  )
}
