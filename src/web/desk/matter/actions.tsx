/**
 * What can be done with a matter. The house decides; what it doesn't allow stays on the page with its
 * reason, because an official must know why and not only that.
 */
import { Button } from 'antd'
import { wordsOf } from '../reading.ts'
import type { KindView, MatterView } from '../shapes.ts'
import { useT } from '../words.ts'
import { Blocked } from './blocked.tsx'
import { stepsOf } from './steps.ts'

interface Props {
  kind: KindView
  matter: MatterView
  onOpen(action: string): void
}

export function Actions({ kind, matter, onOpen }: Props) {
  const t = useT()
  const { first, others, blocked } = stepsOf(kind, matter)
  const name = (action: string) => wordsOf(kind, `action.${action}`)
  return (
    <div className="actions">
      {first.length + others.length === 0 && <p className="note">{t('act.none')}</p>}
      {first.length > 0 && (
        <div className="actions-first">
          {first.map(({ action, main }) => (
            <Button
              key={action}
              size="large"
              {...(main && { type: 'primary' })}
              onClick={() => onOpen(action)}
            >
              {name(action)}
            </Button>
          ))}
        </div>
      )}
      {others.length > 0 && (
        <div className="actions-others">
          {first.length > 0 && <h3>{t('act.others')}</h3>}
          <div className="actions-row">
            {others.map(({ action }) => (
              <Button key={action} onClick={() => onOpen(action)}>
                {name(action)}
              </Button>
            ))}
          </div>
        </div>
      )}
      {blocked.length > 0 && (
        <div className="actions-blocked">
          <h3>{t('act.blocked')}</h3>
          <Blocked kind={kind} blocked={blocked} />
        </div>
      )}
    </div>
  )
}
