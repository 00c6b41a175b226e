/** Whether there is room for a form beside the matter. */
import { useSyncExternalStore } from 'react'

const WIDE = matchMedia('(min-width: 1080px)')

function subscribe(listener: () => void): () => void {
  WIDE.addEventListener('change', listener)
  return () => WIDE.removeEventListener('change', listener)
}

export const useWide = (): boolean => useSyncExternalStore(subscribe, () => WIDE.matches)
