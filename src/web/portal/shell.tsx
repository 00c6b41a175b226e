/** What stands around every page: the demo notice, the head with its switches, the foot. */
import { type ReactNode, useSyncExternalStore } from 'react'
import { Link } from 'wouter'
import { setLanguage, useLanguage } from '../shared/language.ts'
import { setTheme, THEMES, useTheme } from '../shared/theme.ts'
import { useCity } from './city.tsx'
import { Cup } from './cup.tsx'
import { useTexts } from './words.ts'

/** The skip link is a button: a fragment would replace the history's state, where a receipt code may be. */
export function Shell({ children }: { children: ReactNode }) {
  const t = useTexts()
  const city = useCity().value
  return (
    <>
      <button type="button" className="skip" onClick={() => document.getElementById('main')?.focus()}>
        {t('skip')}
      </button>
      <header className="head">
        {city?.demo && <p className="demo">{t('demo')}</p>}
        <div className="wide">
          <Link href="/" className="brand">
            <Cup />
            <span>
              <strong>{t('brand')}</strong>
              <small>
                {city?.name ?? ' '}
                <span> · {t('brand.about')}</span>
              </small>
            </span>
          </Link>
          <div className="switches">
            <ThemeSwitch />
            <LanguageSwitch />
          </div>
          <nav aria-label={t('nav.label')}>
            <NavLink href="/">{t('nav.home')}</NavLink>
            <NavLink href="/follow">{t('nav.follow')}</NavLink>
            <NavLink href="/help">{t('nav.help')}</NavLink>
          </nav>
        </div>
      </header>
      <Offline />
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      <footer className="foot">
        <div className="wide">
          <p>{t('foot.about')}</p>
          <p>
            <Link href="/help">{t('nav.help')}</Link>
            <a href="/desk">{t('foot.desk')}</a>
          </p>
        </div>
      </footer>
    </>
  )
}

function NavLink({ href, children }: { href: string; children: string }) {
  return (
    <Link href={href} className={(here) => (here ? 'on' : '')}>
      {children}
    </Link>
  )
}

function LanguageSwitch() {
  const t = useTexts()
  const language = useLanguage()
  const other = language === 'zh' ? 'en' : 'zh'
  return (
    <button
      type="button"
      className="switch-button"
      lang={other === 'zh' ? 'zh-CN' : 'en'}
      onClick={() => setLanguage(other)}
    >
      {t('language.switch')}
    </button>
  )
}

function ThemeSwitch() {
  const t = useTexts()
  const theme = useTheme()
  const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'auto'
  const label = t('theme.label', { theme: t(`theme.${theme}`) })
  return (
    <button
      type="button"
      className="switch-button"
      title={label}
      aria-label={label}
      onClick={() => setTheme(next)}
    >
      <svg viewBox="0 0 24 24" aria-hidden="true" className={`theme-${theme}`}>
        <circle cx="12" cy="12" r="8.5" />
        <path d="M12 3.5a8.5 8.5 0 0 1 0 17z" />
      </svg>
    </button>
  )
}

function watchNet(listener: () => void): () => void {
  addEventListener('online', listener)
  addEventListener('offline', listener)
  return () => {
    removeEventListener('online', listener)
    removeEventListener('offline', listener)
  }
}

function Offline() {
  const t = useTexts()
  const online = useSyncExternalStore(watchNet, () => navigator.onLine)
  return <div role="status">{!online && <p className="net-off wide">{t('net.off')}</p>}</div>
}
