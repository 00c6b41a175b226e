/** How many stand where; one press shows only those. */
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

interface Chip {
  stage: string
  count: number
  on: boolean
}

export function StageChips({ kinds, counts, filters, onChange }: Props) {
  const t = useT()
  const total = counts.reduce((sum, { count }) => sum + count, 0)
  const { kind: _kind, stage: _stage, ...others } = filters
  const groups = kinds.flatMap((kind) => {
    const chips = chipsOf(kind, counts, filters)
    return chips.length > 0 ? [{ kind, chips }] : []
  })
  if (groups.length === 0) return null
  const none = !filters.stage && !filters.kind
  return (
    <div className="chips">
      <button type="button" aria-pressed={none} onClick={() => onChange(others)}>
        {t('filter.all')} <b>{total}</b>
      </button>
      {groups.map(({ kind, chips }) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is for questions, and these buttons are none
        <div key={kind.id} role="group" aria-label={kind.texts[`${kind.id}.name`]} className="chips-group">
          {groups.length > 1 && <span aria-hidden="true">{kind.texts[`${kind.id}.name`]}</span>}
          {chips.map(({ stage, count, on }) => (
            <button
              key={stage}
              type="button"
              aria-pressed={on}
              onClick={() => onChange(on ? others : { ...others, kind: kind.id, stage })}
            >
              {stageOf(kind, stage)} <b>{count}</b>
            </button>
          ))}
        </div>
      ))}
    </div>
  )
}

/** Stages where something stands, and the one that is chosen even when nothing does. */
const chipsOf = (kind: KindView, counts: readonly StageCount[], filters: Filters): Chip[] =>
  Object.keys(kind.stages).flatMap((stage) => {
    const count = counts.find((each) => each.kind === kind.id && each.stage === stage)?.count ?? 0
    const on = filters.kind === kind.id && filters.stage === stage
    return count > 0 || on ? [{ stage, count, on }] : []
  })
