/**
 * `teahouse territory import FILE.geojson`: real shapes in place of drawn ones. Errors (a bad feature, an
 * overlap, ground outside the parent) change nothing; warnings (gaps, grids of too many or too few households,
 * neighbours still drawn) are told, and the import goes in.
 */
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { CityProfile } from '../../cities/profile.ts'
import type { Level } from '../../engine/kind.ts'
import { isWithin, levelOf, parentOf, prefixOf } from '../../engine/territory.ts'
import { coverOf, overlapsOf, type Shape } from '../outside/geojson-cover.ts'
import { type ImportProblem, type ReadFeature, readFeatures } from '../outside/geojson-import.ts'
import type { Sql, Tx } from '../store/db.ts'
import { children, type LastRow, lastOf, successorOf } from '../store/territory.ts'
import { saveShapes, surveyedShapes } from '../store/territory-shapes.ts'
import { loadTerritory, rename } from '../store/territory-write.ts'
import { tellTerritory, withDatabase } from './run.ts'
import { type ChangeOptions, dayOf } from './territory-change.ts'
import { languageOfTerminal, lineOf } from './territory-words.ts'

export interface ImportReport {
  /** Not empty: nothing was changed. */
  errors: ImportProblem[]
  warnings: ImportProblem[]
  shapes: number
  /** Of these, grids that were not there before. */
  added: number
}

/** One community worker serves 300 to 500 households (邢台 襄都区, S1; domain 5.1). */
const HOUSEHOLDS = { least: 300, most: 500 }

/**
 * Checks and imports in one transaction.
 * @param day ISO date from which the shapes hold
 * @param now ISO instant, for the record
 * @param source where the shapes come from, such as the name of the file
 */
export async function importShapes(
  sql: Sql,
  city: CityProfile,
  text: string,
  { day, now, source }: { day: string; now: string; source: string },
): Promise<ImportReport> {
  const { features, problems } = readFeatures(text, city.territory.box)
  return sql.begin(async (tx) => {
    const { known, fresh, errors } = await compare(tx, city, features, day)
    const all = [...problems, ...errors]
    const { shapes, overlaps } = await lay(tx, city, features, day)
    all.push(...overlaps)
    // Where a feature is missing, every gap round it would be told as well.
    const covered = all.length ? undefined : await coverParents(tx, features, shapes, day)
    all.push(...(covered?.errors ?? []))
    const warnings = [...(covered?.warnings ?? []), ...sizesOf(features)]
    if (all.length) return { errors: all, warnings, shapes: 0, added: 0 }
    await loadTerritory(
      tx,
      fresh.map(({ code, name = '', households }) => ({ code, name, households: households ?? null })),
      day,
    )
    for (const { feature, row } of known) {
      const after = { name: feature.name ?? row.name, households: feature.households ?? row.households }
      // A file that says what is known already makes no new row in the place's history.
      if (after.name !== row.name || after.households !== row.households)
        await rename(tx, feature.code, after, day)
    }
    await saveShapes(tx, features, { day, now, schematic: false, source })
    return { errors: [], warnings, shapes: features.length, added: fresh.length }
  })
}

/** Which features are known divisions, which new grids, and which neither. */
async function compare(tx: Tx, city: CityProfile, features: readonly ReadFeature[], day: string) {
  const last = await lastOf(tx, [
    ...features.map(({ code }) => code),
    ...features.flatMap(({ code }) => parentOf(code) ?? []),
  ])
  const holds = (code: string) => {
    const row = last.get(code)
    return row !== undefined && row.validTo === null && row.validFrom <= day
  }
  const known: { feature: ReadFeature; row: LastRow }[] = []
  const fresh: ReadFeature[] = []
  const errors: ImportProblem[] = []
  for (const feature of features) {
    const { code, path } = feature
    const row = last.get(code)
    const isOurs = isWithin(code, city.code)
    const at = `${path}.properties.code`
    if (isOurs && row && holds(code)) known.push({ feature, row })
    else if (isOurs && row?.validTo)
      errors.push({ path: at, code: 'ended-code', params: { code, successor: await successorOf(tx, code) } })
    else if (
      !isOurs ||
      row ||
      levelOf(code) !== 'grid' ||
      code.endsWith('000') ||
      !holds(parentOf(code) ?? '')
    )
      errors.push({ path: at, code: 'unknown-code', params: { code } })
    else if (!feature.name) errors.push({ path: `${path}.properties.name`, code: 'no-name' })
    else fresh.push(feature)
  }
  return { known, fresh, errors }
}

const sizesOf = (features: readonly ReadFeature[]): ImportProblem[] =>
  features.flatMap(({ code, path, households }): ImportProblem[] => {
    if (households === undefined || levelOf(code) !== 'grid') return []
    const at = `${path}.properties.households`
    if (households > HOUSEHOLDS.most) return [{ path: at, code: 'too-large', params: { code, households } }]
    if (households < HOUSEHOLDS.least) return [{ path: at, code: 'too-small', params: { code, households } }]
    return []
  })

/** How the new shapes lie among the surveyed ones that stay. Drawn shapes mean nothing and are passed over. */
async function lay(tx: Tx, city: CityProfile, features: readonly ReadFeature[], day: string) {
  const pathOf = new Map(features.map(({ code, path }) => [code, path]))
  const byLevel = Map.groupBy(features, ({ code }) => levelOf(code))
  const overlaps: ImportProblem[] = []
  const shapes = new Map<string, Shape>()
  for (const level of ['county', 'town', 'village', 'grid'] as const) {
    const staying = (await surveyed(tx, city, level, day)).filter(({ code }) => !pathOf.has(code))
    const fresh = byLevel.get(level) ?? []
    for (const { code, geometry } of [...fresh, ...staying]) shapes.set(code, geometry)
    for (const { code, other, squareMetres, lon, lat } of overlapsOf(fresh, staying)) {
      const params = { code, other, squareMetres, lon, lat }
      overlaps.push({ path: `${pathOf.get(code)}.geometry`, code: 'overlap', params })
    }
  }
  for (const { code, geometry } of byLevel.get('city') ?? []) shapes.set(code, geometry)
  return { shapes, overlaps }
}

async function surveyed(tx: Tx, city: CityProfile, level: Level, day: string) {
  return (await surveyedShapes(tx, prefixOf(city.code), level, day)).map(({ properties, geometry }) => ({
    code: properties.code,
    geometry,
  }))
}

/** Gaps in and ground outside every division that got new children or a new shape. */
async function coverParents(
  tx: Tx,
  features: readonly ReadFeature[],
  shapes: ReadonlyMap<string, Shape>,
  day: string,
) {
  const errors: ImportProblem[] = []
  const warnings: ImportProblem[] = []
  const byParent = Map.groupBy(features, ({ code }) => parentOf(code))
  const pathOf = new Map(features.map(({ code, path }) => [code, path]))
  const touched = new Set(
    features.flatMap(({ code }) => [parentOf(code) ?? [], levelOf(code) === 'grid' ? [] : code].flat()),
  )
  for (const parent of touched) {
    const codes = (await children(tx, parent, day)).map(({ code }) => code)
    const own = byParent.get(parent) ?? []
    const all = [...new Set([...codes, ...own.map(({ code }) => code)])]
    const real = all.flatMap((code) => shapes.get(code) ?? [])
    if (!real.length) continue
    const path = own[0]?.path ?? pathOf.get(parent) ?? ''
    const { gap, outside } = coverOf(shapes.get(parent), real)
    if (gap) warnings.push({ path, code: 'gap', params: { code: parent, ...gap } })
    if (outside) errors.push({ path, code: 'outside-parent', params: { code: parent, ...outside } })
    const drawn = all.filter((code) => !shapes.has(code))
    if (drawn.length) {
      const some = drawn.slice(0, 5).join(', ') + (drawn.length > 5 ? ', …' : '')
      warnings.push({
        path,
        code: 'still-schematic',
        params: { code: parent, count: drawn.length, codes: some },
      })
    }
  }
  return { errors, warnings }
}

/** Runs the command. @returns 0: all in, perhaps with warnings; 1: errors, nothing changed */
export async function importTerritory(file: string, options: ChangeOptions): Promise<0 | 1> {
  const now = new Date().toISOString()
  const day = dayOf(options, now)
  const text = await readFile(file, 'utf8')
  const language = languageOfTerminal(process.env)
  return withDatabase(console.log, async ({ sql, city }) => {
    const report = await importShapes(sql, city, text, { day, now, source: basename(file) })
    for (const problem of report.errors) console.error(`error    ${lineOf(problem, language)}`)
    for (const problem of report.warnings) console.error(`warning  ${lineOf(problem, language)}`)
    if (report.errors.length) {
      console.error(`Errors: ${report.errors.length}. Nothing was changed.`)
      return 1
    }
    console.log(`${report.shapes} shapes imported from ${day} on, ${report.added} of them new grids.`)
    await tellTerritory(sql)
    return 0
  })
}
