/** What has happened, the latest first: who, on which seat, what was entered, who held it then. */

import { useCommon } from '../common.ts'
import { Age } from '../list/age.tsx'
import { useMinute } from '../list/minute.ts'
import { formBase, formOf, wordsOf } from '../reading.ts'
import type { ByView, EntryView, KindView, MatterView } from '../shapes.ts'
import { moment } from '../when.ts'
import { useT } from '../words.ts'
import { isWide } from './facts.tsx'
import { ValueWords } from './value.tsx'

interface Props {
  kind: KindView
  matter: MatterView
  entries: readonly EntryView[]
}

export function History({ kind, matter, entries }: Props) {
  const t = useT()
  return (
    <section className="card" aria-labelledby="history">
      <h2 id="history">{t('matter.history')}</h2>
      <ol className="history">
        {[...entries].reverse().map((entry) => (
          <Happened
            key={entry.id}
            kind={kind}
            matter={matter}
            entry={entry}
            before={entries.find(({ seq }) => seq === entry.seq - 1)}
          />
        ))}
      </ol>
    </section>
  )
}

interface HappenedProps extends Omit<Props, 'entries'> {
  entry: EntryView
  before?: EntryView | undefined
}

/** One entry; also used to tell what happened while somebody was typing. */
export function Happened({ kind, matter, entry, before }: HappenedProps) {
  const t = useT()
  const common = useCommon()
  const now = useMinute()
  const form = formOf(kind, entry.action)
  const base = formBase(entry.action)
  // The opening's answers stand above as the matter's own.
  const told =
    entry.action === 'open' ? [] : Object.entries(form).filter(([name]) => entry.input[name] !== undefined)
  const moved = before && before.holder.seat !== entry.holder.seat && !entry.close
  // What a clock says by itself names no clock in its words.
  const clocks = entry.words ? (entry.clocks ?? []).map((id) => wordsOf(kind, `clock.${id}`)) : []
  return (
    <li className="entry">
      <p className="entry-head">
        <strong>
          {entry.words ??
            wordsOf(kind, entry.action === 'open' ? 'action.open.done' : `action.${entry.action}.done`)}
        </strong>
        {clocks.length > 0 && <span className="quiet">{clocks.join(t('and'))}</span>}
        <Passing entry={entry} />
        {entry.close && <span className="tag tag-over">{common(`close.${entry.close}`)}</span>}
        <span className="entry-when">
          <time dateTime={entry.at}>{moment(entry.at)}</time>
          <span className="quiet no-print">
            {' · '}
            <Age at={entry.at} now={now} />
          </span>
        </span>
      </p>
      <p className="entry-by">
        <By by={entry.by} />
        {entry.handOver?.what === 'offered' && (
          <span className="entry-to">
            → {t('matter.entry.offered', { unit: entry.handOver.to.unit, seat: entry.handOver.to.name })}
          </span>
        )}
        {moved && (
          <span className="entry-to">
            → {t('matter.entry.to', { unit: entry.holder.unit, seat: entry.holder.name })}
          </span>
        )}
        {entry.watcher && !entry.words && (
          <span className="entry-to">→ {t('matter.entry.risen', { unit: entry.watcher.unit })}</span>
        )}
      </p>
      {told.length > 0 && (
        <dl className="facts">
          {told.map(([name, field]) => (
            <div key={name} className={isWide(field) ? 'fact wide' : 'fact'}>
              <dt>{wordsOf(kind, `${base}.${name}`)}</dt>
              <dd>
                <ValueWords
                  kind={kind}
                  matter={matter}
                  field={field}
                  text={`${base}.${name}`}
                  value={entry.input[name] ?? null}
                />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </li>
  )
}

/** What acting did to an offer without saying so, and what the third refusal brings. */
function Passing({ entry }: { entry: EntryView }) {
  const t = useT()
  const { handOver, action } = entry
  if (handOver?.what === 'taken' && action !== TAKE)
    return <span className="tag tag-going">{t('matter.entry.taken')}</span>
  if (handOver?.what === 'ended') return <span className="tag tag-over">{t('matter.entry.ended')}</span>
  if (handOver?.what === 'refused' && handOver.deadlock)
    return <span className="tag tag-new">{t('matter.entry.deadlock')}</span>
  return null
}

/** Taking over in so many words says it already. */
const TAKE = 'take-over'

function By({ by }: { by: ByView }) {
  const t = useT()
  const common = useCommon()
  if (by.type === 'reporter') return t('matter.entry.reporter')
  if (by.type === 'system') return `${t('matter.entry.system')} · ${common(`system.${by.name}`)}`
  return (
    <>
      <b>{by.name}</b> {t('seat', { unit: by.unit, seat: by.seat })}
    </>
  )
}
