/** Between two desks: who is asked, who holds it meanwhile, what silence means, and who must name a holder. */
import { useSession } from '../session.ts'
import type { ClockView, HolderView, KindView, MatterView } from '../shapes.ts'
import { moment } from '../when.ts'
import { useT } from '../words.ts'

interface Props {
  kind: KindView
  matter: MatterView
}

export function Offer(props: Props) {
  const { handOver, deadlock } = props.matter
  if (handOver?.offer) return <Offered {...props} offer={handOver.offer} />
  if (handOver && deadlock) return <Deadlock {...props} refusers={handOver.refusers} />
  return null
}

type Given = NonNullable<NonNullable<MatterView['handOver']>['offer']>

function Offered({ kind, matter, offer }: Props & { offer: Given }) {
  const t = useT()
  const { seat } = useSession()
  const { to, by, at } = offer
  const silence = matter.clocks.find(
    ({ id, state }) => state === 'running' && kind.clocks[clockOf(id)]?.silence !== undefined,
  )
  const until = silence && untilOf(silence)
  const mine = to.seat === seat.id
  const given = by.seat === seat.id
  return (
    <section className={`banner ${mine ? 'banner-asks' : 'banner-waits'}`} aria-labelledby="offer">
      <h2 id="offer">
        {mine
          ? t('offer.mine', named(by))
          : given
            ? t('offer.given', named(to))
            : t('offer.other', named(to))}
      </h2>
      <p>
        {t('offer.at', { at: moment(at) })}
        {!mine && (given ? t('offer.given.about') : t('offer.other.about', named(by)))}
        {until && t(mine ? 'offer.mine.silence' : 'offer.silence', { until })}
      </p>
    </section>
  )
}

function Deadlock({ matter, refusers }: Props & { refusers: readonly HolderView[] }) {
  const t = useT()
  const { seat } = useSession()
  const mine = matter.holder.seat === seat.id
  const naming = matter.clocks.find(({ id, state }) => state === 'running' && clockOf(id) === 'naming')
  const count = refusers.length
  return (
    <section className={`banner ${mine ? 'banner-urgent' : 'banner-waits'}`} aria-labelledby="deadlock">
      <h2 id="deadlock">
        {mine ? t('deadlock.mine', { count }) : t('deadlock.other', { count, ...named(matter.holder) })}
      </h2>
      <p>
        {t('deadlock.refusers', { units: refusers.map(({ unit, name }) => unit || name).join(t('and')) })}
        {mine && t('deadlock.about')}
        {naming && t('deadlock.until', { until: untilOf(naming) })}
      </p>
    </section>
  )
}

const named = ({ unit, name }: HolderView) => ({ unit, seat: name })

/** `hand-over.2` is the second run of the clock `hand-over`. */
export const clockOf = (id: string): string => id.slice(0, id.lastIndexOf('.'))

/** The end of a day is told as that day's, not as the next one's beginning. */
function untilOf({ due, lastDay }: ClockView): string {
  const at = moment(due)
  return at.endsWith('00:00') ? `${lastDay} 24:00` : at
}
