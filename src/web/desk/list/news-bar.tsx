/** One quiet line of fixed height above a list: how many there are, and what waits to be shown. */
import { ArrowUpOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useT } from '../words.ts'
import type { LiveList } from './use-list.ts'

export function NewsBar({ list, total }: { list: LiveList; total: number }) {
  const t = useT()
  const waiting = list.kept?.waiting ?? 0
  const words =
    waiting > 0
      ? t('list.waiting', { count: waiting })
      : list.gone > 0
        ? t('list.moved', { count: list.gone })
        : ''
  return (
    <div className="news">
      <span className="news-total">{list.kept && t('list.count', { count: total })}</span>
      <span className="news-here" role="status">
        {words && (
          <Button
            className="news-button"
            size="small"
            type={waiting > 0 ? 'primary' : 'default'}
            icon={<ArrowUpOutlined aria-hidden />}
            onClick={list.showFresh}
          >
            {words}
          </Button>
        )}
      </span>
      {list.live && !list.stale && <span className="news-live">{t('list.live')}</span>}
    </div>
  )
}
