/** The page of one matter: what it is, what has happened, what can be done. */
import { Button, Skeleton } from 'antd'
import { useEffect } from 'react'
import { ProblemError } from '../../shared/api.ts'
import { useKeys } from '../keys.ts'
import { useLive } from '../list/live.tsx'
import { Nothing } from '../list/nothing.tsx'
import { Loading } from '../loading.tsx'
import { useMarkRead, useUnread } from '../notices/use-notices.ts'
import { useEntries, useKinds, useMatter } from '../queries.ts'
import { useSession } from '../session.ts'
import type { EntryView, KindView, MatterView } from '../shapes.ts'
import { moment } from '../when.ts'
import { useT } from '../words.ts'
import { AssistCard } from './assist-card.tsx'
import { partsOf } from './assists.ts'
import { Clocks } from './clocks.tsx'
import { Facts } from './facts.tsx'
import { Head } from './head.tsx'
import { History } from './history.tsx'
import { MapCard } from './map-card.tsx'
import { Offer } from './offer.tsx'
import { Similar } from './similar.tsx'
import { Stages } from './stages.tsx'
import { stepsOf } from './steps.ts'
import { isSupervised } from './supervised.ts'
import { SupervisionCard } from './supervision-card.tsx'
import { useWork } from './use-work.ts'
import { Work } from './work.tsx'

export function MatterPage({ matterRef }: { matterRef: string }) {
  const t = useT()
  const matter = useMatter(matterRef)
  const { kinds } = useKinds()
  const entries = useEntries(matterRef, matter.data?.lastEntry)
  useLive(() => void matter.refetch())
  const kind = kinds.find(({ id }) => id === matter.data?.kind)
  const title = matter.data?.title
  useEffect(() => {
    document.title = `${title ?? matterRef} · ${t('desk')}`
  }, [title, matterRef, t])
  useEffect(() => void scrollTo({ top: 0 }), [])
  useSeen(matterRef, matter.data?.lastEntry)

  if (matter.data && kind)
    return (
      <Shown
        kind={kind}
        matter={matter.data}
        entries={entries.data}
        onLook={() => Promise.all([matter.refetch()])}
      />
    )
  if (!matter.error) return <Loading title={matterRef} />
  const missing = matter.error instanceof ProblemError && matter.error.status === 404
  return (
    <div className="page">
      <h1 className="unseen">{matterRef}</h1>
      {missing ? (
        <Nothing title={t('matter.not-found')} about={t('matter.not-found.about')} />
      ) : (
        <Nothing title={t('matter.lost')} about={t('offline')}>
          <Button onClick={() => void matter.refetch()}>{t('retry')}</Button>
        </Nothing>
      )}
    </div>
  )
}

/** Who reads a matter has heard what its notices tell. */
function useSeen(ref: string, lastEntry: string | undefined): void {
  const markRead = useMarkRead()
  const { data: unread = 0 } = useUnread()
  const told = unread > 0 ? lastEntry : undefined
  useEffect(() => {
    // A notice that stays unread is met again; nothing else hangs on it.
    if (told !== undefined) markRead({ ref }).catch(() => {})
  }, [ref, told, markRead])
}

const NONE: readonly EntryView[] = []

interface ShownProps {
  kind: KindView
  matter: MatterView
  /** Absent until they have come. */
  entries: readonly EntryView[] | undefined
  onLook(): Promise<unknown>
}

function Shown({ kind, matter, entries: told, onLook }: ShownProps) {
  const entries = told ?? NONE
  const work = useWork(matter.ref)
  const [next] = stepsOf(kind, matter).first
  useKeys({ a: () => next && !work.opened && work.open(next.action) })
  const supervision = <SupervisionCard kind={kind} matter={matter} entries={entries} onOpen={work.open} />
  const assist = <AssistCard kind={kind} matter={matter} onOpen={work.open} />
  // What says something is part of the matter; what only offers a button stands aside.
  const supervised = isSupervised(matter, entries)
  const assisted = partsOf(matter.fields).length > 0
  return (
    <div className="page matter">
      <div className="matter-columns">
        <div className="matter-main">
          <Head kind={kind} matter={matter} />
          <Offer kind={kind} matter={matter} />
          <Stages kind={kind} matter={matter} entries={entries} />
          <Similar
            kind={kind}
            matter={matter}
            onTake={(action, field, ref) => work.open(action, { [field]: ref })}
          />
          {supervised && supervision}
          {assisted && assist}
          <Facts kind={kind} matter={matter} />
          {told ? (
            <History kind={kind} matter={matter} entries={entries} />
          ) : (
            <div className="card" aria-busy="true">
              <Skeleton active title={false} paragraph={{ rows: 4 }} />
            </div>
          )}
        </div>
        <div className="matter-side">
          <Work
            kind={kind}
            matter={matter}
            entries={entries}
            opened={work.opened}
            done={work.done}
            onOpen={work.open}
            onClose={work.close}
            onDone={work.finish}
            onForget={work.forget}
            onLook={onLook}
          />
          {!assisted && assist}
          {!supervised && supervision}
          <Clocks kind={kind} matter={matter} />
          <MapCard matter={matter} />
        </div>
      </div>
      <PrintedBy />
    </div>
  )
}

/** A paper that leaves the house says who let it out. */
function PrintedBy() {
  const t = useT()
  const { name, seat } = useSession()
  const time = moment(new Date().toISOString())
  return <p className="printed">{t('matter.printed', { name, unit: seat.unit, time })}</p>
}
