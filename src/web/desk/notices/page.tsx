/** Notices in their order, the unread ones marked; opening one opens its matter, which marks it read. */
import { Button, Skeleton } from 'antd'
import { useEffect } from 'react'
import { Link } from 'wouter'
import { useLanguage } from '../../shared/language.ts'
import { useLive } from '../list/live.tsx'
import { useMinute } from '../list/minute.ts'
import { Nothing } from '../list/nothing.tsx'
import { leaveList } from '../list/return.ts'
import { useRowKeys } from '../list/row-keys.ts'
import { moment, relativeDay } from '../when.ts'
import { useT } from '../words.ts'
import { byDay, type NoticeView } from './notices.ts'
import { useMarkRead, useNotices, useUnread } from './use-notices.ts'

export function NoticesPage() {
  const t = useT()
  const language = useLanguage()
  const now = useMinute()
  const list = useNotices()
  const unread = useUnread()
  const markRead = useMarkRead()
  useLive(() => void list.refetch())
  useRowKeys()
  useEffect(() => {
    document.title = `${t('notices.title')} · ${t('desk')}`
  }, [t])
  const items = list.data?.pages.flatMap((page) => page.items) ?? []
  const [newest] = items
  return (
    <div className="page narrow-page notices">
      <div className="page-head">
        <h1>{t('notices.title')}</h1>
        <p>{t('notices.about')}</p>
        {newest && (unread.data ?? 0) > 0 && (
          <Button size="small" onClick={() => void markRead({ until: newest.at })}>
            {t('notices.read-all')}
          </Button>
        )}
      </div>
      {list.isPending && (
        <div className="sheet-box" aria-busy="true">
          <Skeleton active title={false} paragraph={{ rows: 8, width: '100%' }} />
        </div>
      )}
      {list.error && !list.data && (
        <Nothing title={t('notices.lost')} about={t('offline')}>
          <Button onClick={() => void list.refetch()}>{t('retry')}</Button>
        </Nothing>
      )}
      {list.data && items.length === 0 && (
        <Nothing title={t('notices.none')} about={t('notices.none.about')} />
      )}
      {byDay(items, (at) => moment(at).slice(0, 10)).map(({ day, notices }) => (
        <section key={day} aria-labelledby={`day-${day}`}>
          <h2 id={`day-${day}`}>{relativeDay(day, now, language)}</h2>
          <ul className="notice-list">
            {notices.map((notice) => (
              <Notice key={`${notice.ref} ${notice.seq}`} notice={notice} />
            ))}
          </ul>
        </section>
      ))}
      {list.hasNextPage && (
        <p className="list-end">
          <Button onClick={() => void list.fetchNextPage()} aria-disabled={list.isFetchingNextPage}>
            {t('list.more')}
          </Button>
        </p>
      )}
    </div>
  )
}

function Notice({ notice }: { notice: NoticeView }) {
  const t = useT()
  const { ref, title, kindName, words, at, read } = notice
  return (
    <li className={read ? 'notice' : 'notice notice-unread'}>
      <Link href={`/matters/${ref}`} data-row={ref} onClick={() => leaveList('/notices', ref)}>
        <span className="notice-words">
          {!read && <span className="unseen">{t('notices.new')}</span>}
          {words}
        </span>
        <time className="notice-at" dateTime={at}>
          {moment(at).slice(11)}
        </time>
        <span className="notice-title">{title}</span>
        <span className="notice-kind">
          {kindName} · <span className="ref">{ref}</span>
        </span>
      </Link>
    </li>
  )
}
