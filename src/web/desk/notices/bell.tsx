/** How many notices are unread, on every page. */
import { BellOutlined } from '@ant-design/icons'
import { useCallback } from 'react'
import { Link, useLocation } from 'wouter'
import { useLive } from '../list/live.tsx'
import { useT } from '../words.ts'
import { MANY } from './notices.ts'
import { useUnread } from './use-notices.ts'

export function Bell() {
  const t = useT()
  const [at] = useLocation()
  const { data: unread = 0, refetch } = useUnread()
  useLive(useCallback(() => void refetch(), [refetch]))
  const count = unread >= MANY ? `${MANY - 1}+` : `${unread}`
  return (
    <Link
      href="/notices"
      className="bell"
      aria-current={at === '/notices' ? 'page' : undefined}
      aria-label={unread > 0 ? t('notices.unread', { count }) : t('notices.title')}
    >
      <BellOutlined aria-hidden />
      {unread > 0 && (
        <span className="badge" aria-hidden="true">
          {count}
        </span>
      )}
    </Link>
  )
}
