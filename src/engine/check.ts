/** The cross-checks of a declaration: every name it uses must exist, every stage must be reachable and leave. */
import { checkFields } from './check-fields.ts'
import type { Clock } from './clocks.ts'
import type { FieldMap } from './fields.ts'
import { answerOf, PASSING_NAMES } from './hand-over.ts'
import { type Action, CLOSE_NAMES, DOORS, type HolderRule, type KindDeclaration, LEVELS } from './kind.ts'
import { pathsOf, type Rule } from './rule.ts'
import { partsOf, type Who, whyNot } from './who.ts'

const KEBAB = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/

type Say = (path: string, words: string) => void

/** Every fault as `path: what is wrong`; empty when the declaration is sound. */
export function problemsOf(kind: KindDeclaration): string[] {
  const problems: string[] = []
  const say: Say = (path, words) => problems.push(`${kind.id}.${path}: ${words}`)
  if (!KEBAB.test(kind.id)) say('id', 'must be lower-case words joined by hyphens')
  if (!Number.isInteger(kind.version) || kind.version < 1) say('version', 'must be a whole number from 1')
  const fields: FieldMap = { ...kind.opening.form, ...kind.fields }
  checkFields(kind.opening.form, 'opening.form', fields, say)
  checkFields(kind.fields ?? {}, 'fields', fields, say)
  for (const name of Object.keys(kind.fields ?? {})) {
    if (name in kind.opening.form) say(`fields.${name}`, 'is already a field of the opening form')
  }
  checkOpening(kind, fields, say)
  for (const [id, action] of Object.entries(kind.actions)) checkAction(kind, id, action, fields, say)
  checkStages(kind, say)
  for (const [id, clock] of Object.entries(kind.clocks ?? {})) checkClock(kind, id, clock, fields, say)
  checkWho(kind.sight, 'sight', kind, fields, say)
  for (const part of partsOf(kind.sight)) {
    if ('did' in part) say('sight', "`did` can't be compiled to SQL; use `held`")
  }
  checkNames(kind, fields, say)
  return problems
}

function checkOpening(kind: KindDeclaration, fields: FieldMap, say: Say): void {
  const { opening } = kind
  if (!kind.stages[opening.stage]) say('opening.stage', `no stage "${opening.stage}"`)
  if (!opening.who) say('opening.who', 'missing: nobody may open what names nobody')
  else checkWho(opening.who, 'opening.who', kind, fields, say)
  checkHolder(opening.holder, 'opening.holder', kind, opening.form, say)
  if (opening.doors.length === 0) say('opening.doors', 'names no door')
  for (const door of opening.doors) if (!DOORS.includes(door)) say('opening.doors', `no door "${door}"`)
}

function checkAction(kind: KindDeclaration, id: string, action: Action, fields: FieldMap, say: Say): void {
  const path = `actions.${id}`
  const form = action.form ?? {}
  if (!KEBAB.test(id) || id === 'open')
    say(path, 'must be lower-case words joined by hyphens, and not "open"')
  if (!action.who) say(`${path}.who`, 'missing: nobody may do what names nobody')
  else checkWho(action.who, `${path}.who`, kind, fields, say)
  if (action.from.length === 0) say(`${path}.from`, 'names no stage')
  for (const stage of action.from) if (!kind.stages[stage]) say(`${path}.from`, `no stage "${stage}"`)
  checkFields(form, `${path}.form`, fields, say)
  if (action.inTime && !kind.clocks?.[action.inTime]) say(`${path}.inTime`, `no clock "${action.inTime}"`)
  if (action.when) checkRule(action.when, `${path}.when`, fields, {}, say)
  checkPassing(kind, path, action, say)
  if (action.raises && action.raises !== true) checkRule(action.raises, `${path}.raises`, fields, form, say)
  if (action.echo && form[action.echo]?.type !== 'matter')
    say(`${path}.echo`, `no matter "${action.echo}" in the form`)
  if (action.ownLevel && form[action.ownLevel]?.type !== 'choice')
    say(`${path}.ownLevel`, `no choice "${action.ownLevel}" in the form`)
  if (action.ownPart && form[action.ownPart]?.type !== 'item')
    say(`${path}.ownPart`, `no item "${action.ownPart}" in the form`)
  for (const tell of action.tells ?? []) {
    if (typeof tell === 'object' && !kind.actions[tell.doer]) say(`${path}.tells`, `no action "${tell.doer}"`)
  }
  if (action.holder) checkHolder(action.holder, `${path}.holder`, kind, form, say)
  checkNext(kind, path, action, fields, say)
  for (const [i, effect] of (action.effects ?? []).entries()) {
    const at = `${path}.effects.${i}`
    if ('add' in effect) {
      if (fields[effect.add]?.type !== 'list') say(`${at}.add`, `no list field "${effect.add}"`)
      if (effect.unique && !form[effect.unique])
        say(`${at}.unique`, `no answer "${effect.unique}" in the form`)
    } else if ('clear' in effect) {
      if (!fields[effect.clear]) say(`${at}.clear`, `no field "${effect.clear}"`)
    } else {
      if (!fields[effect.set]) say(`${at}.set`, `no field "${effect.set}"`)
      if ('from' in effect && !form[effect.from]) say(`${at}.from`, `no answer "${effect.from}" in the form`)
    }
  }
}

/** An offer names somebody, leads somewhere, and can be read by whoever is asked. */
function checkPassing(kind: KindDeclaration, path: string, action: Action, say: Say): void {
  if (action.handOver !== 'offer') return
  const at = `${path}.handOver`
  if (!kind.handOver) say(at, 'the kind says not how long silence is and what a refusal may say (`handOver`)')
  if (!action.holder || answerOf(action.holder) === undefined)
    say(at, 'needs a holder that an answer of the form names')
  if (typeof action.to !== 'string') say(at, 'needs one stage to lead to')
  const seen = partsOf(kind.sight)
  if (!seen.some((part) => 'offered' in part)) say('sight', 'hides the matter from the seat it is offered to')
  if (!seen.some((part) => 'assists' in part)) say('sight', 'hides the matter from units that help')
}

function checkNext(kind: KindDeclaration, path: string, action: Action, fields: FieldMap, say: Say): void {
  const form = action.form ?? {}
  const rows = typeof action.to === 'string' ? [{ stage: action.to }] : (action.to ?? [])
  for (const [i, row] of rows.entries()) {
    const at = typeof action.to === 'string' ? `${path}.to` : `${path}.to.${i}`
    const stage = kind.stages[row.stage]
    if (!stage) say(at, `no stage "${row.stage}"`)
    const closes = ('close' in row && row.close) || action.close
    const fromFinal = action.from.every((name) => kind.stages[name]?.final)
    if (stage?.final && !closes && !fromFinal) say(at, 'ends the matter without a name for the ending')
    if (stage && !stage.final && closes && typeof action.to === 'string')
      say(`${path}.close`, `"${row.stage}" isn't a final stage`)
    if ('when' in row && row.when) checkRule(row.when, `${at}.when`, fields, form, say)
    if ('holder' in row && row.holder) checkHolder(row.holder, `${at}.holder`, kind, form, say)
    if ('close' in row && row.close && !CLOSE_NAMES.includes(row.close))
      say(`${at}.close`, `no ending "${row.close}"`)
  }
  if (typeof action.close === 'string' && !CLOSE_NAMES.includes(action.close))
    say(`${path}.close`, `no ending "${action.close}"`)
  if (typeof action.close === 'object') {
    const field = form[action.close.from]
    const options: readonly string[] = field?.type === 'choice' ? field.options : []
    if (options.length === 0) say(`${path}.close.from`, `no choice "${action.close.from}" in the form`)
    for (const option of options) {
      if (!CLOSE_NAMES.some((name) => name === option)) say(`${path}.close.from`, `"${option}" is no ending`)
    }
  }
}

function checkHolder(rule: HolderRule, path: string, kind: KindDeclaration, form: FieldMap, say: Say): void {
  if ('level' in rule && !LEVELS.includes(rule.level)) say(`${path}.level`, `no level "${rule.level}"`)
  if ('unitFrom' in rule && form[rule.unitFrom]?.type !== 'unit')
    say(`${path}.unitFrom`, `no unit "${rule.unitFrom}" in the form`)
  if ('seatFrom' in rule && form[rule.seatFrom]?.type !== 'seat')
    say(`${path}.seatFrom`, `no seat "${rule.seatFrom}" in the form`)
  if ('doer' in rule) {
    for (const action of rule.doer) {
      if (!kind.actions[action]) say(`${path}.doer`, `no action "${action}"`)
    }
  }
}

function checkRule(rule: Rule, path: string, fields: FieldMap, form: FieldMap, say: Say): void {
  for (const name of pathsOf(rule)) {
    const found = name.startsWith('input.') ? form[name.slice('input.'.length)] : fields[name]
    if (!found) say(path, `no field "${name}"`)
  }
}

function checkWho(who: Who, path: string, kind: KindDeclaration, fields: FieldMap, say: Say): void {
  for (const part of partsOf(who)) {
    if ('role' in part && part.role.length === 0) say(path, 'names no role')
    if ('did' in part) {
      for (const action of part.did) if (!kind.actions[action]) say(path, `no action "${action}"`)
    }
    if ('notUnit' in part && fields[part.notUnit]?.type !== 'unit')
      say(path, `no unit field "${part.notUnit}"`)
    if ('field' in part) {
      const field = fields[part.field]
      if (field?.type !== 'choice' || !field.options.includes(part.is))
        say(path, `no choice "${part.field}" with "${part.is}"`)
    }
    if (('all' in part && part.all.length === 0) || ('any' in part && part.any.length === 0))
      say(path, 'an empty list would allow or forbid everybody by accident')
  }
}

function checkClock(kind: KindDeclaration, id: string, clock: Clock, fields: FieldMap, say: Say): void {
  const path = `clocks.${id}`
  if (!KEBAB.test(id)) say(path, 'must be lower-case words joined by hyphens')
  if (clock.from.length === 0) say(`${path}.from`, 'names no entry')
  const stops = Object.values(clock.stops ?? {}).flatMap((stop) => [...stop.from, ...stop.until])
  for (const stage of clock.within ?? [])
    if (!kind.stages[stage]) say(`${path}.within`, `no stage "${stage}"`)
  for (const name of [...clock.from, ...clock.until, ...(clock.lapses ?? []), ...stops]) {
    const known = name === 'open' || kind.actions[name] || PASSING_NAMES.some((passing) => passing === name)
    if (!known) say(path, `no action "${name}"`)
  }
  if (typeof clock.term === 'object' && 'field' in clock.term && !fields[clock.term.field])
    say(`${path}.term.field`, `no field "${clock.term.field}"`)
  if (typeof clock.term === 'object' && 'day' in clock.term && fields[clock.term.day]?.type !== 'date')
    say(`${path}.term.day`, `no date "${clock.term.day}"`)
  if (clock.done) checkRule(clock.done, `${path}.done`, fields, {}, say)
  if (clock.silence) checkSilence(kind, clock, clock.silence, `${path}.silence`, say)
  if (clock.right && (clock.extension || clock.stops || clock.promise))
    say(path, 'a right is neither promised, extended nor stopped')
  if (!clock.extension) return
  const { action, count } = clock.extension
  const field = kind.actions[action]?.form?.[count]
  const sound = field?.type === 'number' && field.whole && field.required && field.most !== undefined
  if (!sound) say(`${path}.extension`, `"${action}" needs a whole number "${count}", required, with a most`)
}

/**
 * What the system does when nobody has spoken: always possible, and the end of the time. A clock that it left running
 * would say the same again and again.
 */
function checkSilence(kind: KindDeclaration, clock: Clock, id: string, path: string, say: Say): void {
  const action = kind.actions[id]
  if (!action) {
    say(path, `no action "${id}"`)
    return
  }
  const names = action.handOver === 'take' ? [id, 'offer-ended'] : [id]
  if (!names.some((name) => clock.until.includes(name)) || clock.done)
    say(path, `"${id}" doesn't end the time that it stands for`)
  if (clock.right) say(path, 'a right has no silence: nobody owes it')
  if (whyNot(action.who, { type: 'system', name: 'clock' })) say(path, `"${id}" isn't the system's to do`)
  const asks = Object.values(action.form ?? {}).some(({ required }) => required)
  if (asks || action.when || action.inTime || action.window)
    say(path, `"${id}" asks or waits for what the system can't bring`)
}

/** Every stage can be reached, every open stage can be left, and some stage ends the matter. */
function checkStages(kind: KindDeclaration, say: Say): void {
  const reached = new Set([kind.opening.stage])
  const actions = Object.values(kind.actions)
  for (let size = 0; size !== reached.size; ) {
    size = reached.size
    for (const action of actions) {
      if (!action.from.some((stage) => reached.has(stage))) continue
      const rows = typeof action.to === 'string' ? [{ stage: action.to }] : (action.to ?? [])
      for (const row of rows) reached.add(row.stage)
    }
  }
  for (const [id, stage] of Object.entries(kind.stages)) {
    if (!KEBAB.test(id)) say(`stages.${id}`, 'must be lower-case words joined by hyphens')
    if (!reached.has(id)) say(`stages.${id}`, 'can never be reached')
    const left = actions.some((action) => action.from.includes(id) && action.to !== undefined)
    if (!stage.final && !left) say(`stages.${id}`, 'can never be left')
  }
  if (!Object.values(kind.stages).some((stage) => stage.final)) say('stages', 'none is final')
}

function checkNames(kind: KindDeclaration, fields: FieldMap, say: Say): void {
  if (!kind.opening.form[kind.title]) say('title', `no field "${kind.title}" in the opening form`)
  for (const path of kind.searched) {
    const [first = '', second] = path.split('.')
    const found = second === undefined ? fields[first] : kind.actions[first]?.form?.[second]
    if (found?.type !== 'text') say('searched', `no text field "${path}"`)
  }
  if (kind.rating) {
    const { action, stars } = kind.rating
    if (kind.actions[action]?.form?.[stars]?.type !== 'stars')
      say('rating', `no stars "${stars}" in "${action}"`)
  }
  if (kind.duplicates) {
    for (const name of [kind.duplicates.sameField, kind.duplicates.words]) {
      if (!fields[name]) say('duplicates', `no field "${name}"`)
    }
  }
  for (const [id, indicator] of Object.entries(kind.indicators ?? {})) {
    for (const name of [indicator.from, ...indicator.until]) {
      if (name !== 'open' && !kind.actions[name]) say(`indicators.${id}`, `no action "${name}"`)
    }
  }
}
