/** Opens a matter, for every door: one transaction, one decision, safe to repeat. */
import { isDeepStrictEqual } from 'node:util'
import { latLngToCell } from 'h3-js'
import { decideOpening } from '../../engine/act.ts'
import { chinaDayOf } from '../../engine/days.ts'
import type { Matter, MatterHead } from '../../engine/entry.ts'
import { open } from '../../engine/fold.ts'
import type { Door, Kind } from '../../engine/kind.ts'
import { type Outcome, refusal } from '../../engine/refusals.ts'
import type { Actor } from '../../engine/who.ts'
import { newRef, openingEntryId, receiptHash, receiptOf } from '../codes.ts'
import type { House } from '../house.ts'
import { kindOf } from '../house.ts'
import { violatedKey } from '../store/db.ts'
import { entriesOf, findById, insertMatter } from '../store/matters.ts'
import { claimAttached } from './attached.ts'
import { type GivenPlace, type Place, resolvePlace } from './place.ts'
import { Refused } from './refused.ts'

export interface OpenRequest {
  /** UUIDv7 made by the client. */
  id: string
  kind: string
  form: unknown
  place?: GivenPlace
}

export interface Opened {
  matter: Matter
  receipt: string
  /** False for a repeat. */
  fresh: boolean
}

/** H3 cells of about 350 m for heat maps; the point itself stays on the matter. */
export const H3_RESOLUTION = 9

export async function openMatter(
  house: House,
  actor: Actor,
  door: Door,
  request: OpenRequest,
  now: string,
): Promise<Outcome<Opened>> {
  const kind = kindOf(house, request.kind)
  if (!kind) return refusal('unknown-kind', { params: { kind: request.kind } })
  const before = await findById(house.sql, request.id)
  const place = await resolvePlace(house, request.place, chinaDayOf(before?.openedAt ?? now))
  if (!place.ok) return place
  if (before) return sameAgain(house, kind, before, actor, door, request, place.value)
  const opened = await insert(house, kind, actor, door, request, place.value, now)
  if (opened.ok) house.live.wake()
  return opened
}

async function insert(
  house: House,
  kind: Kind,
  actor: Actor,
  door: Door,
  request: OpenRequest,
  place: Place,
  now: string,
): Promise<Outcome<Opened>> {
  const head = headOf(kind, request.id, place, door, now)
  const decided = decideOpening(kind, head, actor, request.form, openingEntryId(request.id), now, house)
  if (!decided.ok) return decided
  const entry = decided.value
  const matter = open(head, entry)
  const receipt = receiptOf(house.secret, matter.id)
  const extras = {
    receiptHash: receiptHash(receipt),
    ...(place.point && { h3: latLngToCell(place.point[1], place.point[0], H3_RESOLUTION) }),
  }
  try {
    return await house.sql.begin(async (tx): Promise<Outcome<Opened>> => {
      await insertMatter(tx, kind, matter, entry, house.directory, extras)
      const missing = await claimAttached(tx, house.city.code, matter, kind.opening.form, entry.input, 'form')
      if (missing) throw new Refused(missing.refusal)
      return { ok: true, value: { matter, receipt, fresh: true } }
    })
  } catch (error) {
    if (error instanceof Refused) return { ok: false, refusal: error.refusal }
    const key = violatedKey(error)
    // Two matters met on one ref of the day: draw again. The same id from two connections: the first one stands.
    if (key === 'matter_ref_key') return insert(house, kind, actor, door, request, place, now)
    const first = key ? await findById(house.sql, request.id) : undefined
    if (first) return sameAgain(house, kind, first, actor, door, request, place)
    throw error
  }
}

function headOf(kind: Kind, id: string, place: Place, door: Door, now: string): MatterHead {
  return {
    id,
    ref: newRef(place.county, now),
    kind: kind.id,
    version: kind.version,
    county: place.county,
    place: place.code,
    ...(place.point && { point: place.point }),
    openedAt: now,
    door,
  }
}

/** A repeat gets the first result; the same id for anything else is refused. */
async function sameAgain(
  house: House,
  kind: Kind,
  before: Matter,
  actor: Actor,
  door: Door,
  request: OpenRequest,
  place: Place,
): Promise<Outcome<Opened>> {
  const again = headOf(kind, before.id, place, door, before.openedAt)
  const decided = decideOpening(
    kind,
    again,
    actor,
    request.form,
    openingEntryId(before.id),
    before.openedAt,
    house,
  )
  if (!decided.ok) return decided
  const [first] = await entriesOf(house.sql, before)
  const same =
    first !== undefined &&
    before.kind === kind.id &&
    before.place === place.code &&
    before.door === door &&
    isDeepStrictEqual(first.input, decided.value.input) &&
    isDeepStrictEqual(first.stamp, decided.value.stamp)
  if (!same) return refusal('id-reused')
  return { ok: true, value: { matter: before, receipt: receiptOf(house.secret, before.id), fresh: false } }
}
