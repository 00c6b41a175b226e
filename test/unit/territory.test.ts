/** The real tree of four cities, and the pure helpers on codes. */
import { describe, expect, it } from 'vitest'
import { CITIES } from '../../src/cities/index.ts'
import { ancestorsOf, gridCode, levelOf, parentOf, shortName, spread } from '../../src/engine/territory.ts'
import { gridsOf } from '../../src/server/commands/territory.ts'
import { divisionsOf } from '../../src/server/outside/china-division.ts'

const COUNTS = {
  huaibei: { city: 1, county: 4, town: 37, village: 452, grid: 4616 },
  xingtai: { city: 1, county: 19, town: 201, village: 5396, grid: 18_546 },
  binzhou: { city: 1, county: 7, town: 92, village: 3209, grid: 10_000 },
  dongpo: { city: 1, county: 1, town: 16, village: 222, grid: 666 },
}

it('knows no other cities than those counted here', () => {
  expect(Object.keys(CITIES).sort()).toEqual(Object.keys(COUNTS).sort())
})

describe.each(Object.entries(COUNTS))('%s', (id, counts) => {
  const profile = Object.values(CITIES).find((city) => city.id === id)
  const load = async () => {
    if (!profile) throw new Error(`no profile ${id}`)
    const divisions = await divisionsOf(profile.code, profile.territory.counties)
    return { divisions, grids: gridsOf(divisions, profile.territory.grids.count) }
  }

  it('has as many divisions and grids as its sources count', async () => {
    const { divisions, grids } = await load()
    const found = Map.groupBy([...divisions, ...grids], ({ code }) => levelOf(code))
    expect(Object.fromEntries([...found].map(([level, rows]) => [level, rows.length]))).toEqual(counts)
  })

  it('hangs every division below one that comes before it', async () => {
    const { divisions, grids } = await load()
    const seen = new Set<string | undefined>([undefined])
    const orphans = [...divisions, ...grids].filter(({ code }) => {
      seen.add(code)
      return !seen.has(parentOf(code))
    })
    expect(orphans).toEqual([])
    expect(seen.size - 1).toBe(divisions.length + grids.length)
  })

  it('spreads the grids evenly, each village its serials from 001 on', async () => {
    const { divisions, grids } = await load()
    const villages = divisions.filter(({ level }) => level === 'village')
    const below = Map.groupBy(grids, ({ code }) => parentOf(code))
    const perVillage = villages.map(({ code }) => below.get(code) ?? [])
    const sizes = perVillage.map((own) => own.length)
    expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1)
    const serials = perVillage.every((own) => own.every(({ code }, i) => Number(code.slice(12)) === i + 1))
    expect(serials).toBe(true)
  })
})

it('refuses a city that the list does not have', async () => {
  await expect(divisionsOf('999900')).rejects.toThrow('999900')
})

describe('codes', () => {
  it('tells the ancestors, from the city down', () => {
    expect(ancestorsOf('340621102205001')).toEqual(['340600', '340621', '340621102', '340621102205'])
    expect(ancestorsOf('340600')).toEqual([])
  })

  it('hangs the towns of a city without counties on the city', () => {
    expect(ancestorsOf('441900003001')).toEqual(['441900', '441900003'])
    expect(parentOf('441900003')).toBe('441900')
  })

  it('writes the serial of a grid with three digits', () => {
    expect(gridCode('340621102205', 7)).toBe('340621102205007')
  })

  it('spreads without losing any', () => {
    for (const [count, places] of [
      [10, 3],
      [3, 10],
      [4616, 452],
    ] as const) {
      const shares = spread(count, places)
      expect(shares).toHaveLength(places)
      expect(shares.reduce((sum, share) => sum + share, 0)).toBe(count)
    }
  })

  it.each([
    ['王堰村村民委员会', '王堰村'],
    ['双桥村民委员会', '双桥村'],
    ['小信村委会', '小信村'],
    ['北关社区居民委员会', '北关社区'],
    ['工业园区虚拟社区', '工业园区虚拟社区'],
  ])('calls %s %s', (name, short) => {
    expect(shortName(name)).toBe(short)
  })
})
