/** Where open matters stand, by the parts of a territory; numbers of matters, units and seats, never of persons. */
import { PrinterOutlined } from '@ant-design/icons'
import { Button, Skeleton } from 'antd'
import { useEffect } from 'react'
import { useSearch } from 'wouter'
import { ProblemError } from '../../shared/api.ts'
import { useLive } from '../list/live.tsx'
import { Nothing } from '../list/nothing.tsx'
import { useSession } from '../session.ts'
import { moment } from '../when.ts'
import { useT } from '../words.ts'
import { Crumbs } from './crumbs.tsx'
import { Late } from './late.tsx'
import { Parts } from './parts.tsx'
import { useBoard } from './use-board.ts'

export function BoardPage() {
  const t = useT()
  const { seat } = useSession()
  const search = useSearch()
  const territory = new URLSearchParams(search).get('territory') ?? seat.territory
  const board = useBoard(territory)
  useLive(() => void board.refetch())
  useEffect(() => {
    document.title = `${t('board.title')} · ${t('desk')}`
  }, [t])
  const view = board.data
  return (
    <div className="page board">
      <div className="page-head">
        <h1>{t('board.title')}</h1>
        <p>{t('board.about')}</p>
      </div>
      <div className="board-bar">
        <Crumbs territory={territory} />
        {view && <p className="quiet">{t('board.at', { at: moment(view.at) })}</p>}
        <Button className="no-print" icon={<PrinterOutlined aria-hidden />} onClick={() => print()}>
          {t('board.print')}
        </Button>
      </div>
      {!view && !board.error && (
        <div className="sheet-box" aria-busy="true">
          <Skeleton active title={false} paragraph={{ rows: 8, width: '100%' }} />
        </div>
      )}
      {!view && board.error && (
        <Nothing
          title={t('board.lost')}
          about={board.error instanceof ProblemError ? board.error.detail : t('offline')}
        >
          <Button onClick={() => void board.refetch()}>{t('retry')}</Button>
        </Nothing>
      )}
      {view && view.parts.length === 0 && <Nothing title={t('board.none')} about={t('board.none.about')} />}
      {view && view.parts.length > 0 && (
        <>
          <Parts view={view} />
          <Late view={view} />
        </>
      )}
      {view && board.error && (
        <p className="stale" role="status">
          {t('list.stale', { time: moment(view.at) })}
        </p>
      )}
    </div>
  )
}
