/** What was recorded, who holds the matter now, and the way to the next one. */
import { Alert, Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { useCommon } from '../common.ts'
import { queryOf } from '../list/filters.ts'
import { readPage } from '../queries.ts'
import { wordsOf } from '../reading.ts'
import { useSession } from '../session.ts'
import type { KindView, MatterView } from '../shapes.ts'
import { useT } from '../words.ts'

interface Props {
  kind: KindView
  after: MatterView
  action: string
  onClose(): void
}

/** Enough to find one that is not this one. */
const LOOK = 2

export function Done({ kind, after, action, onClose }: Props) {
  const t = useT()
  const common = useCommon()
  const { seat } = useSession()
  const [, go] = useLocation()
  const [empty, setEmpty] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [])

  async function next() {
    const { items } = await readPage(queryOf({ holder: 'me' }, { limit: `${LOOK}` }))
    const other = items.find(({ ref }) => ref !== after.ref)
    if (other) go(`/matters/${other.ref}`)
    else setEmpty(true)
  }

  function where(): string {
    if (after.close) return t('act.done.closed', { close: common(`close.${after.close}`) })
    const asked = after.handOver?.offer?.to
    if (asked) return t('act.done.offered', { unit: asked.unit, seat: asked.name })
    if (after.holder.seat === seat.id) return t('act.done.mine')
    return t('act.done.holder', { unit: after.holder.unit, seat: after.holder.name })
  }

  return (
    <div className="done" ref={box} tabIndex={-1} role="status">
      <Alert
        type="success"
        showIcon
        title={t('act.done', { action: wordsOf(kind, `action.${action}`) })}
        description={
          <>
            <p>{where()}</p>
            {empty && <p>{t('act.done.empty')}</p>}
            <div className="actions-row">
              <Button size="small" type="primary" onClick={() => void next()}>
                {t('act.done.next')}
              </Button>
              <Button size="small" onClick={() => go('/')}>
                {t('act.done.inbox')}
              </Button>
              <Button size="small" onClick={onClose}>
                {t('act.done.stay')}
              </Button>
            </div>
          </>
        }
      />
    </div>
  )
}
