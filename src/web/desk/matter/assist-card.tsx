/** Help 协办: each part with its unit, its task, and its answer or that it is still open. */
import { Button } from 'antd'
import type { Answers } from '../../../engine/fields.ts'
import { useUnits } from '../queries.ts'
import { fieldsOf, wordsOf } from '../reading.ts'
import { useSession } from '../session.ts'
import type { KindView, MatterView } from '../shapes.ts'
import { useT } from '../words.ts'
import { type Part, partsOf } from './assists.ts'
import { groupOf } from './steps.ts'

interface Props {
  kind: KindView
  matter: MatterView
  onOpen(action: string, preset?: Answers): void
}

export function AssistCard({ kind, matter, onOpen }: Props) {
  const t = useT()
  const nameOf = useUnitNames(kind, matter)
  const parts = partsOf(matter.fields)
  const allowed = groupOf(kind, matter, 'assist').filter((each) => each.allowed)
  // What needs no part begins one; the others are about a part and stand beside it.
  const isAbout = (action: string) =>
    Object.values(kind.actions[action]?.fields ?? {}).some((field) => field.type === 'item')
  const asking = allowed.filter(({ action }) => !isAbout(action))
  if (parts.length === 0 && asking.length === 0) return null
  return (
    <section className="card standing" aria-labelledby="assist">
      <div className="card-head">
        <h2 id="assist">{t('assist.title')}</h2>
        <div className="no-print">
          {asking.map(({ action }) => (
            <Button key={action} size="small" onClick={() => onOpen(action)}>
              {wordsOf(kind, `action.${action}`)}
            </Button>
          ))}
        </div>
      </div>
      {parts.length === 0 && <p className="note">{t('assist.none')}</p>}
      {parts.length > 0 && (
        <ol className="parts">
          {parts.map((part) => (
            <PartLine
              key={part.number}
              kind={kind}
              part={part}
              unit={nameOf(part.unit)}
              actions={allowed.map(({ action }) => action).filter(isAbout)}
              onOpen={onOpen}
            />
          ))}
        </ol>
      )}
    </section>
  )
}

interface LineProps extends Pick<Props, 'kind' | 'onOpen'> {
  part: Part
  unit: string
  actions: readonly string[]
}

function PartLine({ kind, part, unit, actions, onOpen }: LineProps) {
  const t = useT()
  const { seat } = useSession()
  // A helping unit answers its own parts; who holds the matter releases any.
  const open = part.state === 'open' ? actions : []
  const mine = unit === seat.unit
  const fitting = open.filter((action) => mine || !answers(kind, action))
  return (
    <li className={`part part-${part.state}`}>
      <p className="part-head">
        <strong>{unit}</strong>
        <span className={`tag ${part.state === 'open' ? 'tag-new' : 'tag-over'}`}>
          {t(`assist.${part.state}`)}
        </span>
      </p>
      <p className="part-task">{part.task}</p>
      {part.words && <p className="part-words">{part.words}</p>}
      {fitting.length > 0 && (
        <div className="actions-row no-print">
          {fitting.map((action) => (
            <Button
              key={action}
              size="small"
              {...(answers(kind, action) && { type: 'primary' })}
              onClick={() => onOpen(action, presetOf(kind, action, part.number))}
            >
              {wordsOf(kind, `action.${action}`)}
            </Button>
          ))}
        </div>
      )}
    </li>
  )
}

/** Whether an action gives a part its answer, and doesn't end it without one. */
const answers = (kind: KindView, action: string): boolean => 'result' in (kind.actions[action]?.fields ?? {})

function presetOf(kind: KindView, action: string, part: number): Answers {
  const fields = Object.entries(kind.actions[action]?.fields ?? {})
  return Object.fromEntries(fields.filter(([, { type }]) => type === 'item').map(([name]) => [name, part]))
}

function useUnitNames(kind: KindView, matter: MatterView): (id: string) => string {
  const list = fieldsOf(kind).assists
  const unit = list?.type === 'list' ? list.of.unit : undefined
  const { data } = useUnits(unit?.type === 'unit' ? unit.roles : [], matter.place.code)
  return (id) => data?.find((each) => each.id === id)?.name ?? id
}
