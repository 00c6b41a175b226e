/** Completes, cross-checks and freezes a declaration. A wrong one stops the start, with its path. */
import { problemsOf } from './check.ts'
import type { Kind, KindDeclaration } from './kind.ts'

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
  const problems = problemsOf(declaration)
  if (problems.length > 0) throw new DeclarationError(problems)
  return deepFreeze({ ...structuredClone(declaration), checked: true })
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    for (const part of Object.values(value)) deepFreeze(part)
  }
  return value
}
