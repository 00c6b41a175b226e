/**
 * Wakes by server-sent events; a look every 30 seconds is the truth, because a wake can be lost on the way
 * (design 3: NOTIFY only wakes, polling is the truth).
 */
import { createContext, type ReactNode, use, useEffect, useRef, useState } from 'react'

const LOOK_MS = 30_000
/** Many writes in one moment are one reason to look. */
const CALM_MS = 400

interface Live {
  /** Whether wakes can arrive now. */
  connected: boolean
  listen(look: () => void): () => void
}

const LiveContext = createContext<Live>({ connected: false, listen: () => () => {} })

export function LiveProvider({ children }: { children: ReactNode }) {
  const listeners = useRef(new Set<() => void>())
  const [connected, setConnected] = useState(false)
  const [live] = useState(() => ({
    listen(look: () => void) {
      listeners.current.add(look)
      return () => {
        listeners.current.delete(look)
      }
    },
  }))
  useEffect(() => {
    let calm: ReturnType<typeof setTimeout> | undefined
    const look = () => {
      for (const listener of listeners.current) listener()
    }
    const source = new EventSource('/api/live')
    source.onopen = () => setConnected(true)
    source.onerror = () => setConnected(false)
    source.addEventListener('wake', () => {
      clearTimeout(calm)
      calm = setTimeout(look, CALM_MS)
    })
    const steady = setInterval(look, LOOK_MS)
    // A laptop that was asleep has missed everything.
    const awake = () => document.visibilityState === 'visible' && look()
    document.addEventListener('visibilitychange', awake)
    return () => {
      source.close()
      clearTimeout(calm)
      clearInterval(steady)
      document.removeEventListener('visibilitychange', awake)
    }
  }, [])
  return <LiveContext value={{ connected, listen: live.listen }}>{children}</LiveContext>
}

/** Calls `look` whenever looking again is worth it. @returns whether wakes can arrive now */
export function useLive(look: () => void): boolean {
  const { connected, listen } = use(LiveContext)
  const latest = useRef(look)
  useEffect(() => {
    latest.current = look
  })
  useEffect(() => listen(() => latest.current()), [listen])
  return connected
}
