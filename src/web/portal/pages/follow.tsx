/** Follow a matter by its code. The code lives in the history's state; a fragment is taken in and cleared. */
import { useEffect, useState } from 'react'
import { Link, useLocation } from 'wouter'
import { useHistoryState } from 'wouter/use-browser-location'
import { get, ProblemError } from '../../shared/api.ts'
import { useLoad } from '../../shared/use-load.ts'
import { CodeEntry } from '../code-entry.tsx'
import { Fault } from '../fault.tsx'
import { MatterPage } from '../matter-page.tsx'
import { Page } from '../page.tsx'
import { digitsOf, dropReceipt, keptReceipts, RECEIPT_DIGITS } from '../receipts.ts'
import type { MatterView } from '../shapes.ts'
import { useTimes } from '../times.ts'
import { useTexts } from '../words.ts'

const receiptIn = (state: unknown): string | undefined =>
  typeof state === 'object' && state !== null && 'receipt' in state && typeof state.receipt === 'string'
    ? state.receipt
    : undefined

/** A link `/follow#1234…` (from a message or a paper) is taken in before anything else can read it. */
function useReceipt(): string | undefined {
  const state: unknown = useHistoryState()
  const [, navigate] = useLocation()
  const linked = digitsOf(decodeURIComponent(location.hash.slice(1)))
  useEffect(() => {
    if (linked) navigate('/follow', { replace: true, state: { receipt: linked } })
  }, [linked, navigate])
  return receiptIn(state)
}

export default function Follow() {
  const t = useTexts()
  const given = useReceipt()
  const receipt = given?.length === RECEIPT_DIGITS ? given : undefined
  const matter = useLoad(receipt, (signal) => get<MatterView>(`/api/portal/matters/${receipt}`, signal))
  if (receipt && matter.value)
    return <MatterPage receipt={receipt} loaded={matter.value} again={matter.again} />
  if (receipt && matter.loading) return <p className="waiting">{t('loading')}</p>
  return <FollowEntry wrong={given !== undefined && !receipt} {...matter} />
}

interface FollowEntryProps {
  /** A link with a code of the wrong length. */
  wrong: boolean
  error?: unknown
  again(): void
}

function FollowEntry({ wrong, error, again }: FollowEntryProps) {
  const t = useTexts()
  const unknown = error instanceof ProblemError && error.status === 404
  const problem = unknown ? t('follow.unknown') : wrong ? t('follow.bad') : ''
  return (
    <Page title={t('follow.title')} className="narrow">
      {error !== undefined && !unknown && <Fault error={error} again={again} />}
      <section className="card">
        <CodeEntry problem={problem} />
      </section>
      <Kept />
      <p>
        <Link href="/help#lost" className="alone">
          {t('follow.lost')}
        </Link>
      </p>
    </Page>
  )
}

/** Codes that the resident asked this device to remember. */
function Kept() {
  const t = useTexts()
  const { moment } = useTimes()
  const [kept, setKept] = useState(keptReceipts)
  if (kept.length === 0) return null
  return (
    <section aria-labelledby="kept-title">
      <h2 id="kept-title">{t('follow.kept')}</h2>
      <ul className="kept">
        {kept.map(({ receipt, title, at }) => (
          <li key={receipt} className="card">
            <span>
              <Link href="/follow" state={{ receipt }}>
                {title}
              </Link>
              <small>{moment(at)}</small>
            </span>
            <button
              type="button"
              className="quiet"
              aria-label={t('follow.forget', { title })}
              onClick={() => {
                dropReceipt(receipt)
                setKept(keptReceipts())
              }}
            >
              {t('follow.forget.short')}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
