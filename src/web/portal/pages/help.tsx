/** Answers to what people ask, and what becomes of their data. */
import { useState } from 'react'
import { forgetAll } from '../../shared/device.ts'
import { Page } from '../page.tsx'
import { useTexts } from '../words.ts'

const DATA_LINES = [1, 2, 3, 4, 5, 6] as const

export default function Help() {
  const t = useTexts()
  const [cleared, setCleared] = useState(false)
  return (
    <Page title={t('help.title')} className="narrow help">
      <p className="lead">{t('help.lead')}</p>
      <section id="lost">
        <h2>{t('help.receipt')}</h2>
        <p>{t('help.receipt.words')}</p>
      </section>
      <section>
        <h2>{t('help.time')}</h2>
        <p>{t('help.time.words')}</p>
      </section>
      <section>
        <h2>{t('help.who')}</h2>
        <p>{t('help.who.words')}</p>
      </section>
      <section>
        <h2>{t('help.data')}</h2>
        <ul className="plain-list">
          {DATA_LINES.map((line) => (
            <li key={line}>{t(`help.data.${line}`)}</li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{t('help.access')}</h2>
        <p>{t('help.access.words')}</p>
      </section>
      <section className="card">
        <h2>{t('help.device')}</h2>
        <p>{t('help.device.words')}</p>
        <button
          type="button"
          className="plain"
          onClick={() => {
            for (const prefix of ['teahouse.draft.', 'teahouse.receipts']) forgetAll(prefix)
            setCleared(true)
          }}
        >
          {t('help.device.clear')}
        </button>
        <p role="status">{cleared && t('help.device.cleared')}</p>
      </section>
    </Page>
  )
}
