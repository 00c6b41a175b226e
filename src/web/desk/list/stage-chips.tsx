/** How many stand where; one press shows only those. */

import { Fragment } from 'react'
import { stageOf } from '../reading.ts'
import type { KindView, StageCount } from '../shapes.ts'
import { useT } from '../words.ts'
import type { Filters } from './filters.ts'

interface Props {
  kinds: readonly KindView[]
  counts: readonly StageCount[]
  filters: Filters
  onChange(filters: Filters): void
}

export function StageChips({ kinds, counts, filters, onChange }: Props) {
  const t = useT()
  const total = counts.reduce((sum, { count }) => sum + count, 0)
  const { kind: _kind, stage: _stage, ...others } = filters
  const chips = kinds.flatMap((kind) =>
    Object.keys(kind.stages).flatMap((stage) => {
      const count = counts.find((each) => each.kind === kind.id && each.stage === stage)?.count ?? 0
      const on = filters.kind === kind.id && filters.stage === stage
      return count > 0 || on ? [{ kind, stage, count, on }] : []
    }),
  )
  if (chips.length === 0) return null
  const several = new Set(chips.map(({ kind }) => kind.id)).size > 1
  const none = !filters.stage && !filters.kind
  return (
    <ul className="chips">
      <li>
        <button type="button" aria-pressed={none} onClick={() => onChange(others)}>
          {t('filter.all')} {none && <b>{total}</b>}
        </button>
      </li>
      {chips.map(({ kind, stage, count, on }, i) => (
        <Fragment key={`${kind.id} ${stage}`}>
          {several && startsKind(chips, i) && <li className="chips-kind">{kind.texts[`${kind.id}.name`]}</li>}
          <li>
            <button
              type="button"
              aria-pressed={on}
              onClick={() => onChange(on ? others : { ...others, kind: kind.id, stage })}
            >
              {stageOf(kind, stage)} <b>{count}</b>
            </button>
          </li>
        </Fragment>
      ))}
    </ul>
  )
}

const startsKind = (chips: { kind: KindView }[], i: number): boolean =>
  i === 0 || chips[i - 1]?.kind.id !== chips[i]?.kind.id
