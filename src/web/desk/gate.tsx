/** Nobody signed in: the sign-in page. Somebody: the desk, whose large library is fetched meanwhile. */
import { lazy, Suspense, useCallback, useEffect, useState } from 'react'
import { useLanguage } from '../shared/language.ts'
import { readSession, SessionProvider, signOut } from './session.ts'
import type { SessionView } from './shapes.ts'
import { SignIn } from './sign-in.tsx'
import { useT } from './words.ts'

const loadDesk = () => import('./desk.tsx')
const Desk = lazy(loadDesk)

type State =
  | { at: 'asking' }
  | { at: 'failed' }
  | { at: 'out'; again: boolean }
  | { at: 'in'; session: SessionView }

/** Roles to which no matter ever comes. */
const WITHOUT_MATTERS: readonly string[] = ['admin', 'auditor']

export function Gate() {
  const t = useT()
  const language = useLanguage()
  const [state, setState] = useState<State>({ at: 'asking' })

  // The seat's name comes in the reader's language, so a switch of language asks again.
  useEffect(() => {
    let stale = false
    readSession().then(
      (session) => {
        if (stale) return
        setState((before) =>
          session
            ? { at: 'in', session }
            : { at: 'out', again: before.at === 'in' || (before.at === 'out' && before.again) },
        )
        if (!session) void loadDesk()
      },
      () => stale || setState((before) => (before.at === 'asking' ? { at: 'failed' } : before)),
    )
    return () => {
      stale = true
    }
  }, [language])

  useEffect(() => {
    document.title = t('desk')
  }, [t])

  const enter = useCallback((session: SessionView) => {
    // A link to a matter or a list is followed; who came for no page in particular begins with the day's work.
    const nowhere = /^\/desk\/?$/.test(location.pathname)
    if (nowhere && !WITHOUT_MATTERS.includes(session.seat.role)) history.replaceState(null, '', '/desk/day')
    setState({ at: 'in', session })
  }, [])
  const expired = useCallback(() => setState({ at: 'out', again: true }), [])
  const leave = useCallback(async () => {
    // Even when the server can't be reached the page must not show anything more.
    await signOut().catch(() => {})
    location.assign('/desk')
  }, [])

  if (state.at === 'in')
    return (
      <Suspense fallback={<Waiting />}>
        <SessionProvider value={state.session}>
          <Desk onExpired={expired} onLeave={leave} />
        </SessionProvider>
      </Suspense>
    )
  if (state.at === 'out') return <SignIn again={state.again} onSignedIn={enter} />
  return state.at === 'asking' ? (
    <Waiting />
  ) : (
    <main className="gate">
      <h1 className="unseen">{t('desk')}</h1>
      <p role="alert">{t('offline')}</p>
      <button type="button" className="gate-go" onClick={() => location.reload()}>
        {t('retry')}
      </button>
    </main>
  )
}

function Waiting() {
  const t = useT()
  return (
    <main className="gate" aria-busy="true">
      <h1 className="unseen">{t('desk')}</h1>
      <p>{t('loading')}</p>
    </main>
  )
}
