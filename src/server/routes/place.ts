/** Where a matter lies: a point of the map, or a code of the list, resolved to the nearest known ground. */
import { type Outcome, refusal } from '../../engine/refusals.ts'
import { countyOf, isWithin, levelOf } from '../../engine/territory.ts'
import type { House } from '../house.ts'
import { one, successorOf } from '../store/territory.ts'

export type GivenPlace = string | { lon: number; lat: number }

export interface Place {
  code: string
  county: string
  point?: [lon: number, lat: number]
}

/**
 * @param day in China: divisions are dated
 */
export async function resolvePlace(
  house: House,
  given: GivenPlace | undefined,
  day: string,
): Promise<Outcome<Place>> {
  if (given === undefined) return refusal('place-needed')
  if (typeof given !== 'string') {
    const code = house.locator.at(given.lon, given.lat)
    if (!code) return refusal('place-outside-city')
    return { ok: true, value: { code, county: countyOf(code), point: [given.lon, given.lat] } }
  }
  const level = levelOf(given)
  if (!level) return refusal('unknown-place', { params: { place: given } })
  if (!isWithin(given, house.city.code)) return refusal('place-outside-city')
  if (level === 'city' || level === 'county') return refusal('place-needed')
  // A phone, a bookmark or a paper form may still name a village that has become part of another.
  for (const code of [given, await successorOf(house.sql, given)]) {
    if (await one(house.sql, code, day)) return { ok: true, value: { code, county: countyOf(code) } }
  }
  return refusal('unknown-place', { params: { place: given } })
}
