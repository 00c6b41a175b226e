/** What can't be done now, with its reason: an official must know why and not only that. */
import { useId } from 'react'
import { wordsOf } from '../reading.ts'
import type { AvailableView, KindView } from '../shapes.ts'

interface Props {
  kind: KindView
  blocked: readonly AvailableView[]
}

/** Those with one reason stand together. */
export function Blocked({ kind, blocked }: Props) {
  const groups = Map.groupBy(blocked, (each) => each.reason?.detail ?? '')
  return [...groups].map(([detail, actions]) => (
    <Together key={detail} detail={detail} kind={kind} actions={actions} />
  ))
}

/** Reachable by the keyboard, and read out with the reason that stands beside them. */
function Together({ kind, detail, actions }: { kind: KindView; detail: string; actions: AvailableView[] }) {
  const id = useId()
  return (
    <div className="blocked">
      <div className="actions-row">
        {actions.map(({ action }) => (
          <button
            key={action}
            type="button"
            className="blocked-button"
            aria-disabled="true"
            aria-describedby={id}
            title={detail}
          >
            {wordsOf(kind, `action.${action}`)}
          </button>
        ))}
      </div>
      <p id={id}>{detail}</p>
    </div>
  )
}
