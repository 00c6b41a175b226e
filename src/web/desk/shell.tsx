/** What stands around every page: who I am, where I can go, that this is a demo. */
import {
  CalendarOutlined,
  DashboardOutlined,
  FormOutlined,
  InboxOutlined,
  QuestionCircleOutlined,
  SunOutlined,
  UnorderedListOutlined,
} from '@ant-design/icons'
import { Button } from 'antd'
import { type ReactNode, useCallback, useState } from 'react'
import { Link, useLocation } from 'wouter'
import { Help } from './help.tsx'
import { useKeys } from './keys.ts'
import { queryOf } from './list/filters.ts'
import { useLive } from './list/live.tsx'
import { lastList } from './list/return.ts'
import { Bell } from './notices/bell.tsx'
import { useCity, useCounts } from './queries.ts'
import { SeatSwitch } from './seat-switch.tsx'
import { useSession } from './session.ts'
import { LanguageSwitch, ThemeSwitch } from './switches.tsx'
import { type TextId, useT } from './words.ts'

/** Who looks after others' matters has a board of them. */
const OVERSEERS: readonly string[] = ['supervisor', 'duty', 'admin']

const PLACES = [
  { path: '/day', id: 'nav.day', icon: <SunOutlined aria-hidden /> },
  { path: '/', id: 'nav.inbox', icon: <InboxOutlined aria-hidden /> },
  { path: '/matters', id: 'nav.list', icon: <UnorderedListOutlined aria-hidden /> },
  { path: '/window', id: 'nav.window', icon: <FormOutlined aria-hidden /> },
  { path: '/board', id: 'nav.board', icon: <DashboardOutlined aria-hidden />, roles: OVERSEERS },
  { path: '/calendar', id: 'nav.calendar', icon: <CalendarOutlined aria-hidden /> },
] as const satisfies readonly Place[]

interface Place {
  path: string
  id: TextId
  icon: ReactNode
  roles?: readonly string[]
}

const MINE = queryOf({ holder: 'me' })

export function Shell({ onLeave, children }: { onLeave(): void; children: ReactNode }) {
  const t = useT()
  const city = useCity()
  const { name, seat, demo } = useSession()
  const [at, go] = useLocation()
  const overseer = OVERSEERS.includes(seat.role)
  const [help, setHelp] = useState(false)
  const counts = useCounts(MINE)
  useLive(useCallback(() => void counts.refetch(), [counts.refetch]))
  const mine = counts.data?.reduce((sum, { count }) => sum + count, 0)
  const focusSearch = () => {
    const box = document.getElementById('search')
    if (box) box.focus()
    else go('/matters?focus=search')
  }
  useKeys({
    'g d': () => go('/day'),
    'g t': () => go('/notices'),
    'g b': () => overseer && go('/board'),
    'g i': () => go('/'),
    'g l': () => go('/matters'),
    'g n': () => go('/window'),
    'g c': () => go('/calendar'),
    '/': focusSearch,
    '?': () => setHelp(true),
  })
  return (
    <div className="desk">
      <a className="skip" href="#main">
        {t('skip')}
      </a>
      <header className="top">
        <Link href="/day" className="brand">
          <span className="brand-name">{t('desk')}</span>
          <span className="brand-city">{city.data?.name}</span>
        </Link>
        <p className="who" title={t('account', { name, unit: seat.unit, seat: seat.name })}>
          <strong>{name}</strong>
          <SeatSwitch />
          <Link className="who-settings" href="/delivery">
            {t('nav.delivery')}
          </Link>
        </p>
        <div className="top-tools">
          <Bell />
          <LanguageSwitch />
          <ThemeSwitch />
          <button type="button" className="switch-button" onClick={onLeave}>
            {t('signout')}
          </button>
        </div>
        {(demo || city.data?.demo) && (
          <p className="demo" role="note">
            <strong>{t('demo.short')}</strong> <span>{t('demo')}</span>
          </p>
        )}
      </header>
      <nav className="rail" aria-label={t('nav')}>
        <ul>
          {PLACES.filter((place: Place) => !place.roles || overseer).map(({ path, id, icon }) => (
            <li key={path}>
              <Link href={path} aria-current={isAt(at, path) ? 'page' : undefined}>
                {icon}
                <span>{t(id)}</span>
                {path === '/' && mine !== undefined && <span className="badge">{mine}</span>}
              </Link>
            </li>
          ))}
        </ul>
        <Button type="text" icon={<QuestionCircleOutlined aria-hidden />} onClick={() => setHelp(true)}>
          {t('nav.help')}
        </Button>
      </nav>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      <Help open={help} onClose={() => setHelp(false)} />
    </div>
  )
}

/** A matter belongs to the list it was opened from. */
function isAt(at: string, path: string): boolean {
  const here = at.startsWith('/matters/') ? lastList().split('?')[0] : at
  return path === '/' ? here === '/' : (here?.startsWith(path) ?? false)
}
