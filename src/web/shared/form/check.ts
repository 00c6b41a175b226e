/** Checks answers on the device with the engine's own rules and says them in the server's own words. */
import type { Answers, FieldMap } from '../../../engine/fields.ts'
import { type Lookups, validate } from '../../../engine/form.ts'
import { type Catalogue, say } from '../../../engine/text.ts'
import { ProblemError } from '../api.ts'
import { currentLanguage } from '../language.ts'

/** Only the server knows all codes, seats and units; it checks them again. */
const TRUSTING: Lookups = { code: () => true, seat: () => true, unit: () => true }

/** The words of problems come with the first form that is opened, in the reader's language only. */
export async function problemWords(): Promise<Catalogue> {
  const words =
    currentLanguage() === 'zh'
      ? await import('../../../kinds/texts/zh.json')
      : await import('../../../kinds/texts/en.json')
  return words.default
}

/** What is wrong with the answers, in words, by path below `base`; in the order of the fields. */
export async function checkAnswers(
  fields: FieldMap,
  answers: Answers,
  matter: Answers,
  base: string,
): Promise<Map<string, string>> {
  const { problems } = validate(fields, answers, { fields: matter, lookups: TRUSTING }, base)
  if (problems.length === 0) return new Map()
  const words = await problemWords()
  return new Map(problems.map(({ path, code, params }) => [path, say(words, `problem.${code}`, params)]))
}

/** The problems of a refusal by path; empty when it names none. */
export const problemsOfRefusal = (error: unknown): Map<string, string> =>
  new Map(error instanceof ProblemError ? error.problems.map(({ path, message }) => [path, message]) : [])

/** What is still wrong after some answers changed: a changed answer is looked at again when it is sent. */
export function stillWrong(
  problems: ReadonlyMap<string, string>,
  before: Answers,
  after: Answers,
  base: string,
): ReadonlyMap<string, string> {
  const changed = Object.keys({ ...before, ...after }).filter((name) => before[name] !== after[name])
  const paths = changed.map((name) => `${base}.${name}`)
  const isOver = (path: string) => paths.some((each) => path === each || path.startsWith(`${each}.`))
  const left = [...problems].filter(([path]) => !isOver(path))
  return left.length === problems.size ? problems : new Map(left)
}
