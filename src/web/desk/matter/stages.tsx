/** The way of a matter, with the step it stands on. */
import { CheckOutlined } from '@ant-design/icons'
import { stageOf } from '../reading.ts'
import type { EntryView, KindView, MatterView } from '../shapes.ts'
import { useT } from '../words.ts'

interface Props {
  kind: KindView
  matter: MatterView
  entries: readonly EntryView[]
}

export function Stages({ kind, matter, entries }: Props) {
  const t = useT()
  const passed = new Set(entries.map((entry) => entry.stage))
  return (
    <ol className="stages" aria-label={t('matter.stages')}>
      {Object.keys(kind.stages).map((stage) => {
        const now = stage === matter.stage
        const past = !now && passed.has(stage)
        return (
          <li
            key={stage}
            className={now ? 'now' : past ? 'past' : 'ahead'}
            aria-current={now ? 'step' : undefined}
          >
            <span className="stage-dot" aria-hidden="true">
              {past && <CheckOutlined />}
            </span>
            <span>{stageOf(kind, stage)}</span>
            {past && <span className="unseen">{t('matter.stage.past')}</span>}
          </li>
        )
      })}
    </ol>
  )
}
