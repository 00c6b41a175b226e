import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** The texts of all files below `folder` whose name ends as one of `endings`, by path below the project. */
export function sourcesIn(folder: string, ...endings: string[]): Map<string, string> {
  const names = readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
  const chosen = names.filter((name) => endings.some((ending) => name.endsWith(ending))).sort()
  return new Map(chosen.map((name) => [`${folder}/${name}`, readFileSync(join(ROOT, folder, name), 'utf8')]))
}
