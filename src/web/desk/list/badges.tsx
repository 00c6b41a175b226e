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

export function Badges({ row }: { row: Row }) {
  const { passingOf, supervisionOf } = useBadges()
  const badges = [...passingOf(row), ...supervisionOf(row)]
  if (badges.length === 0) return null
  return (
    <span className="badges">
      {badges.map(({ words, look, full }) => (
        <span key={words} className={`mark mark-${look}`} title={full ?? words}>
          {words}
        </span>
      ))}
    </span>
  )
}

function useBadges() {
  const t = useT()
  const { seat } = useSession()
  return {
    /** Between which desks it is. */
    passingOf({ offeredTo, deadlock, passes }: Row): Badge[] {
      const passed: Badge[] = passes ? [{ words: t('badge.passes', { passes }), look: 'plain' }] : []
      if (deadlock) return [{ words: t('badge.deadlock'), look: 'red' }, ...passed]
      if (!offeredTo) return passed
      if (offeredTo.seat === seat.id) return [{ words: t('badge.offered.me'), look: 'asks' }, ...passed]
      const to = [offeredTo.unit, offeredTo.name].filter(Boolean).join(' · ')
      return [{ words: t('badge.offered'), look: 'plain', full: t('badge.offered.to', { to }) }, ...passed]
    },
    /** What supervision there is of it. */
    supervisionOf({ card, listed, risen, repeats }: Row): Badge[] {
      return [
        ...(card ? [{ words: t(`badge.card.${card}`), look: card }] : []),
        ...(listed ? [{ words: t(`badge.listed.${listed}`), look: 'red' as const }] : []),
        ...(risen ? [{ words: t('badge.risen'), look: 'plain' as const }] : []),
        ...(repeats ? [{ words: t('badge.repeats', { repeats }), look: 'plain' as const }] : []),
      ]
    },
  }
}
