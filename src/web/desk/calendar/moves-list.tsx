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
        <Line count={later} what={t('calendar.moves.later')} days={latest} />
        <Line count={earlier} what={t('calendar.moves.earlier')} days={earliest} />
        <Line count={settled} what={t('calendar.moves.settled')} />
      </dl>
      {overdue > 0 && !done && (
        <Alert type="error" showIcon title={t('calendar.moves.overdue', { count: overdue })} />
      )}
      {!done && <p className="note">{t('calendar.moves.about')}</p>}
    </div>
  )
}

function Line({ count, what, days = 0 }: { count: number; what: string; days?: number }) {
  const t = useT()
  return (
    <div className={count === 0 ? 'moves-zero' : undefined}>
      <dt>
        {what}{' '}
        {days > 0 && (
          <span className="note">
            {t(days === 1 ? 'calendar.moves.far.one' : 'calendar.moves.far', { days })}
          </span>
        )}
      </dt>
      <dd>{count}</dd>
    </div>
  )
}
