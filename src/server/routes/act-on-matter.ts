/** Acts on a matter: lock, decide, append, answer after commit; safe to repeat. */
import { isDeepStrictEqual } from 'node:util'
import { decide, stampOf } from '../../engine/act.ts'
import type { Entry, Matter } from '../../engine/entry.ts'
import type { FieldMap } from '../../engine/fields.ts'
import { validate } from '../../engine/form.ts'
import type { Door, Kind } from '../../engine/kind.ts'
import { type Outcome, refusal } from '../../engine/refusals.ts'
import type { Actor } from '../../engine/who.ts'
import type { House } from '../house.ts'
import { versionOf } from '../house.ts'
import { type Tx, violatedKey } from '../store/db.ts'
import { appendEntry, entriesOf, entryById, findMatter, lockByRef, lockMatter } from '../store/matters.ts'
import { appendOwed } from '../store/ticks.ts'
import { claimAttached } from './attached.ts'
import { Refused } from './refused.ts'

export interface ActRequest {
  /** UUIDv7 made by the client. */
  id: string
  input?: unknown
  /** The last entry the client knew. */
  seen?: string
}

export interface Acted {
  matter: Matter
  entry: Entry
  fresh: boolean
}

/**
 * @param tellSince how entries since `seen` are shown to this actor
 */
export async function actOnMatter(
  house: House,
  actor: Actor,
  door: Door,
  ref: string,
  action: string,
  request: ActRequest,
  now: string,
  tellSince: (matter: Matter, entries: Entry[]) => Promise<unknown>,
): Promise<Outcome<Acted>> {
  try {
    const acted = await house.sql.begin((tx) =>
      act(house, tx, actor, door, ref, action, request, now, tellSince),
    )
    if (acted.fresh) house.live.wake()
    return { ok: true, value: acted }
  } catch (error) {
    if (error instanceof Refused) return { ok: false, refusal: error.refusal }
    // Two matters were acted on at once under one id: the second finds it used.
    if (violatedKey(error) === 'entry_id_key') return refusal('id-reused')
    throw error
  }
}

async function act(
  house: House,
  tx: Tx,
  actor: Actor,
  door: Door,
  ref: string,
  actionId: string,
  request: ActRequest,
  now: string,
  tellSince: (matter: Matter, entries: Entry[]) => Promise<unknown>,
): Promise<Acted> {
  const seen = await lockMatter(tx, house.kinds, actor, ref)
  const matter = seen ?? (await ownRepeat(tx, actor, ref, request.id))
  if (!matter) throw new Refused(refusal('not-found').refusal)
  const kind = versionOf(house, matter)
  const action = kind.actions[actionId]
  const before = await entryById(tx, matter.county, request.id)
  if (before) return repeated(kind, matter, before, actionId, actor, request, house)
  if (action && !(action.doors ?? ['desk']).includes(door)) throw new Refused(refusal('wrong-door').refusal)
  const asked = (of: Matter) => decide(kind, of, actionId, actor, request.input, request.id, now, house)
  const wanted = asked(matter)
  if (request.seen && request.seen !== matter.lastEntry) {
    const since = await sinceSeen(tx, matter, request.seen)
    if (since) throw new Refused({ code: 'changed-since', since: await tellSince(matter, since) })
  }
  if (!wanted.ok) throw new Refused(wanted.refusal)
  // What time has said already is written first; then the act meets the matter as it is after that.
  const met = await appendOwed(tx, kind, matter, now, house)
  const decided = met === matter ? wanted : asked(met)
  if (!decided.ok) throw new Refused(decided.refusal)
  const entry = decided.value
  await checkLinks(house, tx, actor, action?.form ?? {}, entry)
  const missing = await claimAttached(tx, house.city.code, matter, action?.form ?? {}, entry.input, 'input')
  if (missing) throw new Refused(missing.refusal)
  const after = await appendEntry(tx, kind, met, entry, house.directory)
  return { matter: after, entry, fresh: true }
}

/** Who refuses an offer may lose the matter from sight by it, and still gets the first result when they repeat it. */
async function ownRepeat(tx: Tx, actor: Actor, ref: string, id: string): Promise<Matter | undefined> {
  if (actor.type !== 'seat') return undefined
  const matter = await lockByRef(tx, ref)
  const before = matter && (await entryById(tx, matter.county, id))
  const own = before?.matter === matter?.id && isDeepStrictEqual(before?.entry.stamp, stampOf(actor))
  return own ? matter : undefined
}

/** Entries the client has not seen; a `seen` that isn't of this matter counts as having seen nothing. */
async function sinceSeen(tx: Tx, matter: Matter, seen: string): Promise<Entry[] | undefined> {
  const entries = await entriesOf(tx, matter)
  const known = entries.findIndex((entry) => entry.id === seen)
  const since = entries.slice(known + 1)
  return since.length > 0 ? since : undefined
}

/** A repeat gets the first result; the same id for anything else is refused. */
function repeated(
  kind: Kind,
  matter: Matter,
  before: { matter: string; entry: Entry },
  action: string,
  actor: Actor,
  request: ActRequest,
  house: House,
): Acted {
  const context = { fields: matter.fields, lookups: house.lookups }
  const { value } = validate(kind.actions[action]?.form ?? {}, request.input ?? {}, context, 'input')
  const { entry } = before
  const same =
    before.matter === matter.id &&
    entry.action === action &&
    isDeepStrictEqual(entry.stamp, stampOf(actor)) &&
    isDeepStrictEqual(entry.input, value)
  if (!same) throw new Refused(refusal('id-reused').refusal)
  return { matter, entry, fresh: false }
}

/** A link leads to a matter that the actor may see. */
async function checkLinks(house: House, tx: Tx, actor: Actor, form: FieldMap, entry: Entry): Promise<void> {
  for (const [name, field] of Object.entries(form)) {
    const ref = entry.input[name]
    if (field.type !== 'matter' || typeof ref !== 'string') continue
    const found = await findMatter(tx, house.kinds, actor, ref)
    if (!found)
      throw new Refused({
        code: 'unknown-matter',
        problems: [{ path: `input.${name}`, code: 'unknown-code' }],
      })
  }
}
