/** Signing in. Plain elements only: this page must be there at once. */
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { get, OfflineError, ProblemError } from '../shared/api.ts'
import { useLanguage } from '../shared/language.ts'
import { signIn } from './session.ts'
import type { CityView, SessionView } from './shapes.ts'
import { LanguageSwitch, ThemeSwitch } from './switches.tsx'
import { useT } from './words.ts'

/** The accounts of a demo house; a real one has none of them. */
const ACCOUNTS = ['grid', 'clerk', 'handler', 'mediator', 'supervisor', 'admin', 'auditor'] as const
const PASSWORD = 'teahouse'

interface Props {
  /** The session ended while somebody was working. */
  again: boolean
  onSignedIn(session: SessionView): void
}

export function SignIn({ again, onSignedIn }: Props) {
  const t = useT()
  const city = useCityOnce()
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')
  const [shown, setShown] = useState(false)
  const [wrong, setWrong] = useState('')
  const [busy, setBusy] = useState(false)
  const go = useRef<HTMLButtonElement>(null)
  const field = useRef<HTMLInputElement>(null)

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (!username.trim() || !password) return setWrong(t('signin.missing'))
    setBusy(true)
    setWrong('')
    try {
      onSignedIn(await signIn(username.trim(), password))
    } catch (error) {
      setWrong(messageOf(error, t('offline'), t('internal')))
      setBusy(false)
      field.current?.focus()
    }
  }

  function fill(account: string) {
    setUsername(account)
    setPassword(PASSWORD)
    setWrong('')
    go.current?.focus()
  }

  return (
    <div className="gate">
      <header className="gate-head">
        <LanguageSwitch />
        <ThemeSwitch />
      </header>
      <main className="gate-main">
        <div className="gate-card">
          <p className="gate-city">{city?.name}</p>
          <h1>{t('signin.title')}</h1>
          <p className="gate-about">{t('desk.about')}</p>
          {again && !wrong && (
            <p className="gate-note" role="status">
              {t('signin.again')}
            </p>
          )}
          <form onSubmit={submit} noValidate>
            {wrong && (
              <p className="gate-wrong" role="alert" id="signin-wrong">
                {wrong}
              </p>
            )}
            <label htmlFor="username">{t('signin.username')}</label>
            <input
              id="username"
              name="username"
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              ref={field}
              value={username}
              aria-invalid={wrong ? true : undefined}
              aria-describedby={wrong ? 'signin-wrong' : undefined}
              onChange={(event) => setUsername(event.target.value)}
            />
            <label htmlFor="password">{t('signin.password')}</label>
            <div className="gate-password">
              <input
                id="password"
                name="password"
                type={shown ? 'text' : 'password'}
                autoComplete="current-password"
                value={password}
                aria-invalid={wrong ? true : undefined}
                aria-describedby={wrong ? 'signin-wrong' : undefined}
                onChange={(event) => setPassword(event.target.value)}
              />
              <button type="button" aria-pressed={shown} onClick={() => setShown(!shown)}>
                {shown ? t('signin.hide') : t('signin.show')}
              </button>
            </div>
            <button type="submit" className="gate-go" ref={go} disabled={busy}>
              {busy ? t('signin.busy') : t('signin.go')}
            </button>
          </form>
          <p className="gate-other">
            {t('signin.resident')} <a href="/">{t('signin.portal')}</a>
          </p>
        </div>
        {city?.demo && (
          <section className="gate-demo" aria-labelledby="demo-accounts">
            <h2 id="demo-accounts">{t('signin.demo')}</h2>
            <p>
              {t('demo')} {t('signin.demo.about', { password: PASSWORD })}
            </p>
            <ul>
              {ACCOUNTS.map((account) => (
                <li key={account}>
                  <button type="button" onClick={() => fill(account)}>
                    <strong>{t(`signin.demo.${account}`)}</strong>
                    <code>{account}</code>
                    <span>{t(`signin.demo.${account}.about`)}</span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        )}
      </main>
    </div>
  )
}

function messageOf(error: unknown, offline: string, internal: string): string {
  if (error instanceof OfflineError) return offline
  return error instanceof ProblemError && error.detail ? error.detail : internal
}

/** The page works without it; only the city's name and the demo accounts would be missing. */
function useCityOnce(): CityView | undefined {
  const language = useLanguage()
  const [city, setCity] = useState<CityView>()
  useEffect(() => {
    const stop = new AbortController()
    get<CityView>('/api/city', stop.signal).then(setCity, () => {})
    return () => stop.abort()
  }, [language])
  return city
}
