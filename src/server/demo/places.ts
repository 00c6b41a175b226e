/** Where invented matters lie: spread over the grids, some busier than others. */
import type { Ground, World } from './life.ts'
import { type Random, randomOf } from './random.ts'

/** The demo accounts sit in one town: it gets its share, so that their inboxes are worth a look. */
const DEMO_TOWN_SHARE = 0.12
/** Of these, so many lie in the grid of the demo's grid worker. */
const DEMO_GRID_SHARE = 0.25
/** Streets of a town (third part of the code below 100) are busier than villages. */
const STREET_FACTOR = 3

/** A picker of grids; the weights depend on the seed alone. @throws Error without grids */
export function groundsOf(world: Pick<World, 'grids' | 'city'>, seed: string): (random: Random) => Ground {
  const { grids, city } = world
  if (grids.length === 0) throw new Error(`${city.names.en} has no grids: load its territory first`)
  const random = randomOf(`${seed}/places`)
  const towns = new Map<string, number>()
  const sums: number[] = []
  let sum = 0
  for (const { code } of grids) {
    const town = code.slice(0, 9)
    const busy = towns.get(town) ?? 0.3 + random.next() ** 3 * 3
    towns.set(town, busy)
    sum += busy * (0.1 + random.next() ** 2) * (town[6] === '0' ? STREET_FACTOR : 1)
    sums.push(sum)
  }
  const own = grids.filter(({ code }) => code.startsWith(city.demo.town))
  return (draw) => {
    if (own.length > 0 && draw.chance(DEMO_TOWN_SHARE)) {
      const [first] = own
      return first && draw.chance(DEMO_GRID_SHARE) ? first : draw.pick(own)
    }
    return grids[firstAbove(sums, draw.next() * sum)] ?? draw.pick(grids)
  }
}

/** The first place whose running sum lies above the mark. */
function firstAbove(sums: readonly number[], mark: number): number {
  let low = 0
  let high = sums.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sums[middle] ?? 0) > mark) high = middle
    else low = middle + 1
  }
  return low
}
