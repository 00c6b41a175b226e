/** My day: what waits for my seat, in numbers that lead to their lists, and what is due next. */
import { Button, Skeleton } from 'antd'
import { useEffect } from 'react'
import { Link, useLocation } from 'wouter'
import { useLanguage } from '../../shared/language.ts'
import { useLive } from '../list/live.tsx'
import { useMinute } from '../list/minute.ts'
import { Nothing } from '../list/nothing.tsx'
import { useRowKeys } from '../list/row-keys.ts'
import { useSession } from '../session.ts'
import { today } from '../when.ts'
import { useT } from '../words.ts'
import { type DayView, isFree, quietOf, type Tile, urgentOf } from './day.ts'
import { Next } from './next.tsx'
import { useDay } from './use-day.ts'

export function DayPage() {
  const t = useT()
  const language = useLanguage()
  const now = useMinute()
  const { seat } = useSession()
  const day = useDay()
  useLive(() => void day.refetch())
  useRowKeys()
  useEffect(() => {
    document.title = `${t('day.title')} · ${t('desk')}`
  }, [t])
  return (
    <div className="page my-day">
      <div className="page-head">
        <h1>{t('day.title')}</h1>
        <p>{t('day.about', { day: today(now, language), seat: seat.name })}</p>
      </div>
      {day.data && <Shown day={day.data} />}
      {!day.data && !day.error && (
        <div className="sheet-box" aria-busy="true">
          <Skeleton active title={false} paragraph={{ rows: 6, width: '100%' }} />
        </div>
      )}
      {!day.data && day.error && (
        <Nothing title={t('day.lost')} about={t('offline')}>
          <Button onClick={() => void day.refetch()}>{t('retry')}</Button>
        </Nothing>
      )}
      {day.data && day.error && (
        <p className="stale" role="status">
          {t('day.stale')}
        </p>
      )}
    </div>
  )
}

function Shown({ day }: { day: DayView }) {
  const t = useT()
  const [, go] = useLocation()
  if (isFree(day))
    return (
      <Nothing title={t('day.free')} about={t('day.free.about')}>
        <Button onClick={() => go('/matters')}>{t('inbox.empty.list')}</Button>
      </Nothing>
    )
  return (
    <>
      <Tiles tiles={urgentOf(day)} name={t('day.urgent')} className="tiles tiles-urgent" />
      <Tiles tiles={quietOf(day)} name={t('day.quiet')} className="tiles" />
      {day.offered > 0 && <Next id="offered" filters={{ offered: 'me' }} />}
      {day.held > 0 && <Next id="held" filters={{ holder: 'me' }} />}
      {day.held === 0 && day.watched > 0 && <Next id="watched" filters={{ watcher: 'me' }} />}
    </>
  )
}

function Tiles({ tiles, name, className }: { tiles: readonly Tile[]; name: string; className: string }) {
  const t = useT()
  return (
    <ul className={className} aria-label={name}>
      {tiles.map(({ id, count, href, look }) => (
        <li key={id}>
          <Link href={href} className={`tile ${count > 0 ? `tile-${look}` : 'tile-none'}`}>
            <span className="tile-name">{t(`day.${id}`)}</span>
            <b className="tile-count">{count}</b>
          </Link>
        </li>
      ))}
    </ul>
  )
}
