/** The working side of a matter: beside it where there is room, at the foot of the page on a phone. */
import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { wordsOf } from '../reading.ts'
import type { EntryView, KindView, MatterView, OutOfSight } from '../shapes.ts'
import { useWide } from '../wide.ts'
import { useT } from '../words.ts'
import { ActionForm } from './action-form.tsx'
import { Actions } from './actions.tsx'
import { Done } from './done.tsx'
import { stepsOf } from './steps.ts'
import type { Opened } from './use-work.ts'

interface Props {
  kind: KindView
  matter: MatterView
  entries: readonly EntryView[]
  opened: Opened | undefined
  done: { action: string; after: MatterView } | undefined
  onOpen(action: string): void
  onClose(): void
  onDone(action: string, after: MatterView | OutOfSight): void
  onForget(): void
  onLook(): Promise<unknown>
}

export function Work(props: Props) {
  const { kind, matter, opened, done, onOpen, onClose, onForget } = props
  const t = useT()
  const wide = useWide()
  const [listed, setListed] = useState(false)
  const form = <OpenForm {...props} />
  const told = done && <Done kind={kind} after={done.after} action={done.action} onClose={onForget} />
  const { first } = stepsOf(kind, matter)
  if (wide)
    return (
      <section className="card work no-print" aria-label={t('act.title')}>
        {opened ? (
          form
        ) : (
          <>
            {told}
            <h2>{t('act.title')}</h2>
            <Actions kind={kind} matter={matter} onOpen={onOpen} />
          </>
        )}
      </section>
    )
  return (
    <>
      {told}
      <div className="work-bar no-print">
        {first.map(({ action, main }) => (
          <Button key={action} size="large" {...(main && { type: 'primary' })} onClick={() => onOpen(action)}>
            {wordsOf(kind, `action.${action}`)}
          </Button>
        ))}
        <Button size="large" onClick={() => setListed(true)}>
          {first.length > 0 ? t('act.others') : t('act.title')}
        </Button>
      </div>
      <Drawer
        open={listed && !opened}
        placement="bottom"
        size="large"
        title={t('act.title')}
        onClose={() => setListed(false)}
        destroyOnHidden
      >
        <Actions
          kind={kind}
          matter={matter}
          onOpen={(action) => {
            setListed(false)
            onOpen(action)
          }}
        />
      </Drawer>
      <Drawer
        open={opened !== undefined}
        placement="bottom"
        size="100%"
        closable={false}
        onClose={onClose}
        destroyOnHidden
        aria-label={opened && t('act.form', { action: wordsOf(kind, `action.${opened.action}`) })}
      >
        {form}
      </Drawer>
    </>
  )
}

function OpenForm({ kind, matter, entries, opened, onClose, onDone, onLook }: Props) {
  const declared = opened && kind.actions[opened.action]
  if (!opened || !declared) return null
  return (
    <ActionForm
      key={opened.action}
      kind={kind}
      matter={matter}
      entries={entries}
      action={opened.action}
      declared={declared}
      preset={opened.preset}
      onClose={onClose}
      onDone={(after) => onDone(opened.action, after)}
      onLook={onLook}
    />
  )
}
