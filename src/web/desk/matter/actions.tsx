/**
 * What can be done with a matter. The house decides; what it doesn't allow stays on the page with its
 * reason, because an official must know why and not only that.
 */
import { Button } from 'antd'
import { wordsOf } from '../reading.ts'
import type { AvailableView, KindView, MatterView } from '../shapes.ts'
import { useT } from '../words.ts'

interface Props {
  kind: KindView
  matter: MatterView
  onOpen(action: string): void
}

/** Actions of this door, in declared order. */
export const offeredOf = (kind: KindView, matter: MatterView): AvailableView[] =>
  matter.available.filter(({ action }) => kind.actions[action]?.doors.includes('desk'))

export const mainOf = (kind: KindView, matter: MatterView): AvailableView | undefined =>
  offeredOf(kind, matter).find(({ main, allowed }) => main && allowed)

export function Actions({ kind, matter, onOpen }: Props) {
  const t = useT()
  const offered = offeredOf(kind, matter)
  const allowed = offered.filter((each) => each.allowed)
  const main = allowed.filter((each) => each.main)
  const others = allowed.filter((each) => !each.main)
  const blocked = Map.groupBy(
    offered.filter((each) => !each.allowed),
    (each) => each.reason?.detail ?? '',
  )
  const name = (action: string) => wordsOf(kind, `action.${action}`)
  return (
    <div className="actions">
      {allowed.length === 0 && <p className="note">{t('act.none')}</p>}
      {main.map(({ action }) => (
        <Button key={action} type="primary" size="large" block onClick={() => onOpen(action)}>
          {name(action)}
        </Button>
      ))}
      {others.length > 0 && (
        <div className="actions-others">
          {main.length > 0 && <h3>{t('act.others')}</h3>}
          <div className="actions-row">
            {others.map(({ action }) => (
              <Button key={action} onClick={() => onOpen(action)}>
                {name(action)}
              </Button>
            ))}
          </div>
        </div>
      )}
      {blocked.size > 0 && (
        <div className="actions-blocked">
          <h3>{t('act.blocked')}</h3>
          {[...blocked].map(([detail, actions], i) => (
            <Blocked
              key={detail}
              id={`blocked-${i}`}
              detail={detail}
              names={actions.map(({ action }) => ({ action, name: name(action) }))}
            />
          ))}
        </div>
      )}
    </div>
  )
}

interface BlockedProps {
  id: string
  detail: string
  names: { action: string; name: string }[]
}

/** Reachable by the keyboard, and read out with the reason that stands beside them. */
function Blocked({ id, detail, names }: BlockedProps) {
  return (
    <div className="blocked">
      <div className="actions-row">
        {names.map(({ action, name }) => (
          <button
            key={action}
            type="button"
            className="blocked-button"
            aria-disabled="true"
            aria-describedby={id}
            title={detail}
          >
            {name}
          </button>
        ))}
      </div>
      <p id={id}>{detail}</p>
    </div>
  )
}
