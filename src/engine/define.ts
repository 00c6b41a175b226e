/** Completes, cross-checks and freezes a declaration. A wrong one stops the start, with its path. */
import { ASSIST_CLOCKS, ASSIST_FIELDS, assistActions } from './assist.ts'
import { problemsOf } from './check.ts'
import { handOverActions, handOverClocks } from './hand-over.ts'
import type { Kind, KindDeclaration } from './kind.ts'
import { SUPERVISION_CLOCKS, SUPERVISION_FIELDS, supervisionActions } from './supervision.ts'

/** All that is wrong with a declaration, each line beginning with the path of the fault. */
export class DeclarationError extends Error {
  readonly problems: readonly string[]
  constructor(problems: readonly string[]) {
    super(`wrong declaration:\n  ${problems.join('\n  ')}`)
    this.name = 'DeclarationError'
    this.problems = problems
  }
}

/**
 * The only way to a `Kind`.
 * @throws DeclarationError naming every wrong path
 */
export function defineKind(declaration: KindDeclaration): Kind {
  const { whole, taken } = complete(declaration)
  const problems = [...taken, ...problemsOf(whole)]
  if (problems.length > 0) throw new DeclarationError(problems)
  return deepFreeze({ ...structuredClone(whole), checked: true })
}

/** Adds what every kind has: supervision, and hand-over and assistance where the kind passes matters on. */
function complete(kind: KindDeclaration): { whole: KindDeclaration; taken: string[] } {
  const open = Object.keys(kind.stages).filter((stage) => !kind.stages[stage]?.final)
  const { handOver } = kind
  const fields = { ...(handOver && ASSIST_FIELDS), ...SUPERVISION_FIELDS }
  const actions = {
    ...(handOver && { ...handOverActions(kind), ...assistActions(open) }),
    ...supervisionActions(open),
  }
  const clocks = { ...(handOver && { ...handOverClocks(handOver), ...ASSIST_CLOCKS }), ...SUPERVISION_CLOCKS }
  const own = { fields: { ...kind.opening.form, ...kind.fields }, actions: kind.actions, clocks: kind.clocks }
  const taken = Object.entries({ fields, actions, clocks }).flatMap(([part, common]) =>
    Object.keys(common)
      .filter((name) => Object.hasOwn(own[part as keyof typeof own] ?? {}, name)) // the keys of the very object above
      .map((name) => `${kind.id}.${part}.${name}: is what every kind has already`),
  )
  const whole = {
    ...kind,
    fields: { ...kind.fields, ...fields },
    actions: { ...kind.actions, ...actions },
    clocks: { ...kind.clocks, ...clocks },
  }
  return { whole, taken }
}

/** The declaration that a matter was opened under; it is judged by that version for its whole life. */
export const declarationOf = (
  kinds: readonly Kind[],
  matter: { kind: string; version: number },
): Kind | undefined => kinds.find(({ id, version }) => id === matter.kind && version === matter.version)

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    for (const part of Object.values(value)) deepFreeze(part)
  }
  return value
}
