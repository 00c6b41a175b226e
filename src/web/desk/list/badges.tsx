/** How a matter stands with hand-over and supervision, in a few short words beside its number. */
import { useSession } from '../session.ts'
import type { Row } from '../shapes.ts'
import { useT } from '../words.ts'

interface Badge {
  words: string
  look: 'plain' | 'asks' | 'yellow' | 'red'
  /** The whole of it, for hover. */
  full?: string
}

/** Also what is read to somebody who can't see the colours. */
export function Badges({ row }: { row: Row }) {
  const t = useT()
  const { seat } = useSession()
  const badges = [...asked(), ...supervised()]
  if (badges.length === 0) return null
  return (
    <span className="badges">
      {badges.map(({ words, look, full }) => (
        <span key={words} className={`mark mark-${look}`} title={full}>
          {words}
        </span>
      ))}
    </span>
  )

  function asked(): Badge[] {
    const { offeredTo, deadlock, passes } = row
    const to = offeredTo && [offeredTo.unit, offeredTo.name].filter(Boolean).join(' · ')
    const offered: Badge[] =
      offeredTo?.seat === seat.id
        ? [{ words: t('badge.offered.me'), look: 'asks' }]
        : offeredTo
          ? [{ words: t('badge.offered'), look: 'plain', full: t('badge.offered.to', { to: to ?? '' }) }]
          : []
    return [
      ...(deadlock ? [{ words: t('badge.deadlock'), look: 'red' as const }] : []),
      ...offered,
      ...(passes ? [{ words: t('badge.passes', { passes }), look: 'plain' as const }] : []),
    ]
  }

  function supervised(): Badge[] {
    const { card, listed, risen, repeats } = row
    return [
      ...(card ? [{ words: t(`badge.card.${card}`), look: card }] : []),
      ...(listed ? [{ words: t(`badge.listed.${listed}`), look: 'red' as const }] : []),
      ...(risen ? [{ words: t('badge.risen'), look: 'plain' as const }] : []),
      ...(repeats ? [{ words: t('badge.repeats', { repeats }), look: 'plain' as const }] : []),
    ]
  }
}
