/** Wakes the desks. A wake carries no content: it only says that looking again is worth it; polling is the truth. */

export interface Live {
  wake(): void
  /** @returns how to stop listening */
  listen(listener: () => void): () => void
}

/**
 * @param publish tells the other processes, if there are any
 */
export function liveOf(publish?: () => void): Live & { deliver(): void } {
  const listeners = new Set<() => void>()
  const deliver = () => {
    for (const listener of listeners) listener()
  }
  return {
    deliver,
    wake: publish ?? deliver,
    listen(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
