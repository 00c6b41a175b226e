/** What is still to come, the earliest first; of two at one moment the one that was asked for first. */
export interface Queue {
  at(moment: number, what: () => void): void
  /** Takes the earliest of those before a moment; `undefined` when there is none. */
  next(before: number): { at: number; what: () => void } | undefined
  readonly size: number
}

interface Item {
  at: number
  order: number
  what: () => void
}

const earlier = (one: Item, other: Item): boolean =>
  one.at < other.at || (one.at === other.at && one.order < other.order)

/** A binary heap: a year has a million events, and most are asked for while others run. */
export function makeQueue(): Queue {
  const heap: Item[] = []
  let order = 0
  const up = (from: number): void => {
    for (let i = from; i > 0; ) {
      const parent = (i - 1) >> 1
      if (!swapped(parent, i)) return
      i = parent
    }
  }
  const down = (): void => {
    for (let i = 0; ; ) {
      const [left, right] = [2 * i + 1, 2 * i + 2]
      const [one, other] = [heap[left], heap[right]]
      const child = one && other && earlier(other, one) ? right : left
      if (!swapped(i, child)) return
      i = child
    }
  }
  /** Brings the earlier of the two up; false when it is there already. */
  const swapped = (parent: number, child: number): boolean => {
    const [one, other] = [heap[parent], heap[child]]
    if (!one || !other || !earlier(other, one)) return false
    heap[parent] = other
    heap[child] = one
    return true
  }
  return {
    at(moment, what) {
      heap.push({ at: moment, order: order++, what })
      up(heap.length - 1)
    },
    next(before) {
      const [first] = heap
      if (!first || first.at >= before) return undefined
      const last = heap.pop()
      if (last && heap.length > 0) {
        heap[0] = last
        down()
      }
      return first
    },
    get size() {
      return heap.length
    },
  }
}
