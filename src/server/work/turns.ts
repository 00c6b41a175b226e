/** Work that is done again and again beside the requests. */

/**
 * Takes turns until stopped, with a pause after each.
 * @param name stands before what goes wrong
 * @param turn does one round; asks `stopped` between its pieces, so that a long backlog keeps nobody from ending
 * @param everyMs pause between rounds
 * @returns how to stop; settles after the round that runs
 */
export function startTurns(
  name: string,
  turn: (stopped: () => boolean) => Promise<unknown>,
  everyMs: number,
): () => Promise<void> {
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  let round: Promise<unknown> = Promise.resolve()
  const next = () => {
    round = turn(() => stopped)
      // The database may be away for a moment; the next round finds what this one left.
      .catch((error: unknown) => console.error(`${name}:`, error instanceof Error ? error.message : error))
      .finally(() => {
        if (!stopped) timer = setTimeout(next, everyMs)
      })
  }
  next()
  return async () => {
    stopped = true
    clearTimeout(timer)
    await round
  }
}
