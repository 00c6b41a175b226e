/** The time by the minute. */
import { useEffect, useState } from 'react'

const MINUTE_MS = 60_000

/** The time, told anew each minute so that ages stay true. */
export function useMinute(): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), MINUTE_MS)
    return () => clearInterval(timer)
  }, [])
  return now
}
