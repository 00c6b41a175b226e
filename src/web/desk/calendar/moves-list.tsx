/** How many dates move, in which direction. */
import { Alert } from 'antd'
import { useT } from '../words.ts'
import type { Moves } from './shapes.ts'

export function MovesList({ moves, done = false }: { moves: Moves; done?: boolean }) {
  const t = useT()
  if (moves.matters === 0) return <p>{t('calendar.moves.none')}</p>
  const { matters, later, earlier, settled, overdue, latest, earliest } = moves
  return (
    <div className="moves">
      {!done && <p>{t('calendar.moves.matters', { matters })}</p>}
      <dl>
        <Line
          count={later}
          what={t('calendar.moves.later')}
          far={t('calendar.moves.far', { days: latest })}
        />
        <Line
          count={earlier}
          what={t('calendar.moves.earlier')}
          far={t('calendar.moves.far', { days: earliest })}
        />
        <Line count={settled} what={t('calendar.moves.settled')} />
      </dl>
      {overdue > 0 && !done && (
        <Alert type="error" showIcon title={t('calendar.moves.overdue', { count: overdue })} />
      )}
      {!done && <p className="note">{t('calendar.moves.about')}</p>}
    </div>
  )
}

function Line({ count, what, far }: { count: number; what: string; far?: string }) {
  return (
    <div className={count === 0 ? 'moves-zero' : undefined}>
      <dt>{what}</dt>
      <dd>
        <strong>{count}</strong> {count > 0 && far && <span className="quiet">{far}</span>}
      </dd>
    </div>
  )
}
