/** How long ago; the moment itself on hover and for screen readers. */
import { useLanguage } from '../../shared/language.ts'
import { ago, moment } from '../when.ts'

export function Age({ at, now }: { at: string; now: number }) {
  const language = useLanguage()
  return (
    <time dateTime={at} title={moment(at)}>
      {ago(at, now, language)}
    </time>
  )
}
