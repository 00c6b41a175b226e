/** Matters that may be the same one, told while it can still be joined to them. */
import { Button } from 'antd'
import { Link } from 'wouter'
import { Age } from '../list/age.tsx'
import { useMinute } from '../list/minute.ts'
import { StageTag } from '../list/stage-tag.tsx'
import { useSimilar } from '../queries.ts'
import { linkAction } from '../reading.ts'
import type { KindView, MatterView, SimilarRow } from '../shapes.ts'
import { useT } from '../words.ts'

/** The likeliest; who doubts still searches. */
const SHOWN = 3

interface Props {
  kind: KindView
  matter: MatterView
  /** Opens the action that names another matter, with this one filled in. */
  onTake(action: string, field: string, ref: string): void
}

export function Similar({ kind, matter, onTake }: Props) {
  const t = useT()
  const now = useMinute()
  const link = linkAction(kind, matter.stage)
  const similar = useSimilar(matter.ref, link !== undefined)
  const allowed = matter.available.some(({ action, allowed }) => action === link?.action && allowed)
  if (!link || !similar.data || similar.data.length === 0) return null
  return (
    <section className="card similar no-print" aria-labelledby="similar">
      <h2 id="similar">{t('similar.title')}</h2>
      <p className="note">{t('similar.about')}</p>
      <ul>
        {similar.data.slice(0, SHOWN).map((row) => (
          <li key={row.ref}>
            <div>
              <Link href={`/matters/${row.ref}`}>{row.title}</Link> <StageTag kind={kind} row={row} />
              <p className="quiet">
                <span className="ref">{row.ref}</span> · {distance(row)} · {days(row)} ·{' '}
                <Age at={row.openedAt} now={now} />
              </p>
            </div>
            {allowed && (
              <Button size="small" onClick={() => onTake(link.action, link.field, row.ref)}>
                {t('similar.take')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )

  function distance({ distanceMetres, place }: SimilarRow): string {
    if (distanceMetres === undefined) return place.name
    return t('similar.metres', { metres: Math.round(distanceMetres) })
  }

  function days({ daysApart }: SimilarRow): string {
    const whole = Math.round(daysApart)
    return whole === 0 ? t('similar.same-day') : t('similar.days', { days: whole })
  }
}
