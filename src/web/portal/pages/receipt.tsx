/** The slip after sending: the code, big; how to keep it; what happens next and by when. */
import { useState } from 'react'
import { Link } from 'wouter'
import { useHistoryState } from 'wouter/use-browser-location'
import { say } from '../../../engine/text.ts'
import { get } from '../../shared/api.ts'
import { useLoad } from '../../shared/use-load.ts'
import { useCity } from '../city.tsx'
import { useKind } from '../kinds.ts'
import { Page } from '../page.tsx'
import { saveSlip } from '../picture.ts'
import { dropReceipt, groupsOf, keepReceipt, keptReceipts } from '../receipts.ts'
import type { MatterView } from '../shapes.ts'
import { useTimes } from '../times.ts'
import { useTexts } from '../words.ts'

/** What the report page hands over, in the history's state. */
interface Slip {
  ref: string
  receipt: string
  earlier: boolean
  kind: string
  /** ISO instant on this device; only shown. */
  at: string
}

const isSlip = (state: unknown): state is Slip =>
  typeof state === 'object' && state !== null && 'receipt' in state && 'ref' in state && 'kind' in state

export default function Receipt() {
  const t = useTexts()
  const state: unknown = useHistoryState()
  if (isSlip(state)) return <ReceiptPage slip={state} />
  return (
    <Page title={t('receipt.gone')} className="narrow">
      <p>{t('receipt.gone.words')}</p>
      <Link href="/follow" className="main">
        {t('nav.follow')}
      </Link>
    </Page>
  )
}

function ReceiptPage({ slip }: { slip: Slip }) {
  const t = useTexts()
  const { moment } = useTimes()
  const city = useCity().value?.name ?? ''
  const kind = useKind(slip.kind).value
  const matter = useLoad(slip.receipt, (signal) =>
    get<MatterView>(`/api/portal/matters/${slip.receipt}`, signal),
  ).value
  const where = `${location.host}/follow`
  const kindName = kind ? say(kind.texts, `${kind.id}.name`) : ''
  return (
    <Page title={t('receipt.title')} className="narrow receipt-page">
      <p className="lead">{t('receipt.lead')}</p>
      {slip.earlier && <p className="note">{t('receipt.earlier')}</p>}
      <section className="slip" aria-labelledby="code-title">
        <h2 id="code-title">{t('receipt.code')}</h2>
        <p className="code" translate="no">
          {groupsOf(slip.receipt).map((group, i) => (
            // Groups have no identity but their place in the code.
            <span key={`${i}-${group}`}>{group} </span>
          ))}
        </p>
        <dl className="facts">
          <div>
            <dt>{kindName}</dt>
            <dd>{matter?.title}</dd>
          </div>
          <div>
            <dt>{t('receipt.ref')}</dt>
            <dd>{slip.ref}</dd>
          </div>
          <div>
            <dt>{t('receipt.at')}</dt>
            <dd>{moment(slip.at)}</dd>
          </div>
          <div>
            <dt>{t('receipt.where')}</dt>
            <dd>{where}</dd>
          </div>
        </dl>
      </section>
      <Keeping
        slip={slip}
        words={{ city, kindName, where, at: moment(slip.at) }}
        title={matter?.title ?? kindName}
      />
      <section className="card next-card" aria-labelledby="next-title">
        <h2 id="next-title">{t('receipt.next')}</h2>
        <p>{matter?.next ?? (kind && say(kind.texts, `${kind.id}.next.open`, { promise: kind.promise }))}</p>
        <Link href="/follow" state={{ receipt: slip.receipt }} className="main no-print">
          {t('receipt.follow')}
        </Link>
      </section>
    </Page>
  )
}

interface KeepingProps {
  slip: Slip
  title: string
  words: { city: string; kindName: string; where: string; at: string }
}

function Keeping({ slip, title, words }: KeepingProps) {
  const t = useTexts()
  const { receipt, ref, at } = slip
  const [copied, setCopied] = useState('')
  const [kept, setKept] = useState(() => keptReceipts().some((each) => each.receipt === receipt))

  async function copy() {
    try {
      await navigator.clipboard.writeText(groupsOf(receipt).join(' '))
      setCopied(t('receipt.copied'))
    } catch {
      setCopied(t('receipt.copy.failed'))
    }
  }

  function remember(wanted: boolean) {
    if (wanted) keepReceipt({ receipt, title, at })
    else dropReceipt(receipt)
    setKept(wanted)
  }

  const picture = () =>
    void saveSlip({
      lines: [`${words.city} · ${t('brand')}`, words.kindName, t('receipt.code')],
      code: groupsOf(receipt),
      foot: [`${t('receipt.ref')} ${ref}`, words.at, `${t('receipt.where')} ${words.where}`],
      name: `teahouse-${ref}.png`,
    })
  return (
    <div className="keeping no-print">
      <div className="buttons">
        <button type="button" className="plain" onClick={() => void copy()}>
          {t('receipt.copy')}
        </button>
        <button type="button" className="plain" onClick={picture}>
          {t('receipt.picture')}
        </button>
        <button type="button" className="plain" onClick={() => print()}>
          {t('receipt.print')}
        </button>
      </div>
      <p className="hint" role="status">
        {copied || t('receipt.picture.note')}
      </p>
      <label className="tick">
        <input
          type="checkbox"
          checked={kept}
          aria-describedby="remember-hint"
          onChange={(event) => remember(event.target.checked)}
        />
        <span>{t('receipt.remember')}</span>
      </label>
      <p className="hint" id="remember-hint">
        {t('receipt.remember.hint')}
      </p>
    </div>
  )
}
