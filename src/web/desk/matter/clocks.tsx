/** The clocks of a matter: by when, by which rule, and how the date is counted. */
import { useMinute } from '../list/minute.ts'
import type { ClockView, KindView, MatterView } from '../shapes.ts'
import { moment } from '../when.ts'
import { useT } from '../words.ts'
import { clockOf } from './offer.tsx'

export function Clocks({ kind, matter }: { kind: KindView; matter: MatterView }) {
  const t = useT()
  if (matter.clocks.length === 0) return null
  const running = matter.clocks.filter(({ state }) => state !== 'ended')
  const ended = matter.clocks.filter(({ state }) => state === 'ended')
  return (
    <section className="card clocks" aria-labelledby="clocks">
      <h2 id="clocks">{t('clocks.title')}</h2>
      <ul>
        {[...running, ...ended].map((clock) => (
          <Clock key={clock.id} kind={kind} clock={clock} />
        ))}
      </ul>
    </section>
  )
}

function Clock({ kind, clock }: { kind: KindView; clock: ClockView }) {
  const t = useT()
  const now = useMinute()
  const over = clock.state === 'running' && now >= Date.parse(clock.due)
  const colour = over ? 'red' : clock.colour
  return (
    <li className={`clock clock-${clock.state}`}>
      <p>
        <strong>{clock.name}</strong>{' '}
        <span className={`due due-${clock.state === 'ended' && colour !== 'red' ? 'done' : colour}`}>
          {stateWords()}
        </span>
      </p>
      <details>
        <summary>{t('clocks.why')}</summary>
        <ol>
          {clock.words.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ol>
        <p className="quiet">{t('clocks.source', { source: clock.source, version: clock.version })}</p>
      </details>
    </li>
  )

  function stateWords(): string {
    const day = clock.lastDay
    const declared = kind.clocks[clockOf(clock.id)]
    // A right that was not used, a silence that counted as an answer: nobody was late and nobody in time.
    if (clock.state === 'ended' && (declared?.right || declared?.silence))
      return t('clocks.over', { at: moment(clock.endedAt ?? clock.due) })
    if (clock.state === 'ended')
      return t(clock.colour === 'red' ? 'clocks.late' : 'clocks.in-time', {
        at: moment(clock.endedAt ?? clock.due),
      })
    if (clock.state === 'stopped') return t('clocks.stopped')
    return over ? t('due.over', { day }) : t('due.by', { day })
  }
}
