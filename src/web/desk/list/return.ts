/** The way back from a matter: the same list, the same place in it. */

const KEY = 'teahouse.desk.list'
const places = new Map<string, { top: number; ref: string }>()

/** @param address below `/desk`, with its filters */
export function leaveList(address: string, ref: string): void {
  places.set(address, { top: scrollY, ref })
  try {
    sessionStorage.setItem(KEY, address)
  } catch {
    // Without storage the way back leads to the inbox.
  }
}

export const placeIn = (address: string): { top: number; ref: string } | undefined => places.get(address)

export const forgetPlace = (address: string): void => {
  places.delete(address)
}

export function lastList(): string {
  try {
    return sessionStorage.getItem(KEY) ?? '/'
  } catch {
    return '/'
  }
}
