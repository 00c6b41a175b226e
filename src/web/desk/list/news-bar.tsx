/** One quiet line of fixed height above a list: how many there are, in which order, and what waits to be shown. */
import { ArrowUpOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useT } from '../words.ts'
import type { LiveList } from './use-list.ts'

interface Props {
  list: LiveList
  total: number
  /** The first due first, instead of the last opened. */
  byDue: boolean
  onSort(byDue: boolean): void
}

export function NewsBar({ list, total, byDue, onSort }: Props) {
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
      <div className="news-total">
        <span>{list.kept && t('list.count', { count: total })}</span>
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for questions, and these buttons are none */}
        <div role="group" aria-label={t('list.sort')} className="sort">
          <button type="button" aria-pressed={!byDue} onClick={() => onSort(false)}>
            {t('list.sort.newest')}
          </button>
          <button type="button" aria-pressed={byDue} onClick={() => onSort(true)}>
            {t('list.sort.due')}
          </button>
        </div>
      </div>
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
      {list.live && !list.stale && (
        <span className="news-live">
          <span>{t('list.live')}</span>
        </span>
      )}
    </div>
  )
}
