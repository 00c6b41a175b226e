/** What is kept on this device. Private windows and full disks refuse storage; nothing may break for it. */

export function recall(key: string): string | undefined {
  try {
    return localStorage.getItem(key) ?? undefined
  } catch {
    return undefined
  }
}

/** @returns whether it could be kept */
export function remember(key: string, value: string): boolean {
  try {
    localStorage.setItem(key, value)
    return true
  } catch {
    return false
  }
}

export function forget(key: string): void {
  try {
    localStorage.removeItem(key)
  } catch {
    // Nothing was kept, so nothing is left to forget.
  }
}

/** Reads what `rememberJson` kept; `undefined` when absent or not readable any more. */
export function recallJson(key: string): unknown {
  const kept = recall(key)
  if (kept === undefined) return undefined
  try {
    return JSON.parse(kept)
  } catch {
    return undefined
  }
}

export const rememberJson = (key: string, value: unknown): boolean => remember(key, JSON.stringify(value))

/** Removes everything whose key begins so. */
export function forgetAll(prefix: string): void {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(prefix)) localStorage.removeItem(key)
  } catch {
    // Nothing was kept, so nothing is left to forget.
  }
}
