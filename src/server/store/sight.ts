/** Compiles the permission data of kinds to SQL, so that a list shows what a single read would show. */
import type { Kind } from '../../engine/kind.ts'
import { levelOf, prefixOf } from '../../engine/territory.ts'
import { type Actor, unitsOf, type Who } from '../../engine/who.ts'
import type { Fragment, Sql } from './db.ts'
import { rangeOf } from './db.ts'

/** Matters of these kinds that the actor may read; columns of table `matter m`. */
export function sightOf(sql: Sql, kinds: readonly Kind[], actor: Actor): Fragment {
  const parts = kinds.map((kind) => sql`(m.kind = ${kind.id} and ${compile(sql, kind.sight, actor)})`)
  return anyOf(sql, parts)
}

/** One permission as a condition. Parts that don't turn on the matter are decided here and now. */
export function compile(sql: Sql, who: Who, actor: Actor): Fragment {
  if ('anyone' in who) return sql`true`
  if ('all' in who)
    return allOf(
      sql,
      who.all.map((part) => compile(sql, part, actor)),
    )
  if ('any' in who)
    return anyOf(
      sql,
      who.any.map((part) => compile(sql, part, actor)),
    )
  if ('not' in who) return sql`(not ${compile(sql, who.not, actor)})`
  if ('system' in who) return actor.type === 'system' && actor.name === who.system ? sql`true` : sql`false`
  if ('receipt' in who) return actor.type === 'receipt' ? sql`(m.id = ${actor.matter})` : sql`false`
  // `is not true`: a field that is not set yet names no unit, and null would hide the matter from everybody.
  if ('notUnit' in who)
    return actor.type === 'seat'
      ? sql`(m.state->'fields'->>${who.notUnit} = any(${unitsOf(actor)}::text[]) is not true)`
      : sql`true`
  if ('field' in who) return sql`(m.state->'fields'->>${who.field} is not distinct from ${who.is})`
  if (actor.type !== 'seat') return sql`false`
  const { seat } = actor
  if ('level' in who)
    return who.level.some((level) => level === levelOf(seat.territory)) ? sql`true` : sql`false`
  if ('offered' in who) return sql`(m.offered_to = ${seat.id} is true)`
  if ('assists' in who) return sql`(m.assists @> array[${seat.unit}])`
  if ('role' in who) return who.role.includes(seat.role) ? sql`true` : sql`false`
  if ('within' in who) return below(sql, seat.territory)
  if ('holds' in who) return sql`(m.holder = ${seat.id})`
  if ('held' in who) return sql`(m.held @> array[${seat.id}])`
  if ('watches' in who) return sql`(m.watchers @> array[${seat.id}])`
  if ('unit' in who) return sql`(m.units @> array[${seat.unit}])`
  throw new Error('`did` in a sight: the declaration check lets none through')
}

/** Matters in a territory's subtree, in the form that the index of its level serves. */
export function below(sql: Sql, code: string): Fragment {
  switch (levelOf(code)) {
    case 'city': {
      const [from, to] = rangeOf(prefixOf(code))
      return sql`(m.county >= ${from} and m.county < ${to})`
    }
    case 'county':
      return sql`(m.county = ${code})`
    case 'town':
      return sql`(m.county = ${code.slice(0, 6)} and left(m.place, 9) = ${code})`
    case 'village':
      return sql`(m.county = ${code.slice(0, 6)} and left(m.place, 12) = ${code})`
    default:
      return sql`(m.county = ${code.slice(0, 6)} and m.place = ${code})`
  }
}

const joined = (sql: Sql, parts: Fragment[], word: Fragment): Fragment =>
  parts.reduce((left, right) => sql`${left} ${word} ${right}`)

const allOf = (sql: Sql, parts: Fragment[]): Fragment =>
  parts.length === 0 ? sql`true` : sql`(${joined(sql, parts, sql`and`)})`

const anyOf = (sql: Sql, parts: Fragment[]): Fragment =>
  parts.length === 0 ? sql`false` : sql`(${joined(sql, parts, sql`or`)})`
