/** Who sits here. Everything behind the sign-in page can rely on it. */
import { createContext, use } from 'react'
import { call, get, ProblemError, post, remove } from '../shared/api.ts'
import { dropAllDrafts } from './form/draft.ts'
import type { SessionView } from './shapes.ts'

const SessionContext = createContext<SessionView | null>(null)
export const SessionProvider = SessionContext.Provider

/** @throws Error before signing in */
export function useSession(): SessionView {
  const session = use(SessionContext)
  if (!session) throw new Error('nobody is signed in')
  return session
}

/** Who is signed in; null when nobody is. */
export async function readSession(): Promise<SessionView | null> {
  try {
    return await get<SessionView>('/api/session')
  } catch (error) {
    if (error instanceof ProblemError && error.status === 401) return null
    throw error
  }
}

export const signIn = (username: string, password: string): Promise<SessionView> =>
  post('/api/session', { username, password })

/** Acts for another seat from now on. @throws ProblemError when it isn't theirs */
export const takeSeat = (seat: string): Promise<SessionView> => call('PUT', '/api/session/seat', { seat })

export async function signOut(): Promise<void> {
  dropAllDrafts()
  await remove('/api/session')
}
