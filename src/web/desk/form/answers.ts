/** Answers are values: a change makes new ones. */
import type { Answers, Value } from '../../../engine/fields.ts'

/** The answers with one more, or one fewer. */
export function withAnswer(answers: Answers, name: string, value: Value | undefined): Answers {
  const { [name]: _old, ...rest } = answers
  return value === undefined ? rest : { ...rest, [name]: value }
}
