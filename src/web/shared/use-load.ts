/** Loads something for a component; loads again when key or language changes, and drops what comes too late. */
import { useCallback, useEffect, useState } from 'react'
import { useLanguage } from './language.ts'

export interface Loaded<T> {
  /** The last good value of this key, also while it is loaded again. */
  value?: T
  error?: unknown
  loading: boolean
  again(): void
}

interface State<T> {
  key?: string
  value?: T
  error?: unknown
  loading: boolean
}

/**
 * @param key what is loaded, in words; `undefined` loads nothing
 * @param load asked with a signal that aborts when the key changes or the component goes
 */
export function useLoad<T>(key: string | undefined, load: (signal: AbortSignal) => Promise<T>): Loaded<T> {
  const language = useLanguage()
  const [times, setTimes] = useState(0)
  const [state, setState] = useState<State<T>>({ loading: key !== undefined })
  // `load` is new on every render; key, language and the number of tries say when to load.
  useEffect(() => {
    if (key === undefined) return setState({ loading: false })
    const stop = new AbortController()
    const end = (result: Pick<State<T>, 'value' | 'error'>) => {
      if (stop.signal.aborted) return
      setState((before) => ({
        ...(before.key === key && before),
        key,
        error: undefined,
        ...result,
        loading: false,
      }))
    }
    setState((before) => ({ ...(before.key === key && before), key, error: undefined, loading: true }))
    load(stop.signal).then(
      (value) => end({ value }),
      (error: unknown) => end({ error }),
    )
    return () => stop.abort()
  }, [key, language, times])
  const again = useCallback(() => setTimes((before) => before + 1), [])
  const fits = state.key === key
  return {
    ...(fits && state.value !== undefined && { value: state.value }),
    ...(fits && state.error !== undefined && { error: state.error }),
    loading: state.loading || !fits,
    again,
  }
}
