/** Somebody else was quicker: what they did, and a way on without losing what was typed. */
import { Button } from 'antd'
import type { EntryView, KindView, MatterView } from '../shapes.ts'
import { useT } from '../words.ts'
import { Happened } from './history.tsx'

interface Props {
  kind: KindView
  matter: MatterView
  since: readonly EntryView[]
  onRead(): void
}

export function Changed({ kind, matter, since, onRead }: Props) {
  const t = useT()
  return (
    <div className="changed" role="alert">
      <h3>{t('act.changed')}</h3>
      <p>{t('act.changed.about')}</p>
      <ol className="history">
        {since.map((entry) => (
          <Happened key={entry.id} kind={kind} matter={matter} entry={entry} />
        ))}
      </ol>
      <Button onClick={onRead}>{t('act.changed.reload')}</Button>
    </div>
  )
}
