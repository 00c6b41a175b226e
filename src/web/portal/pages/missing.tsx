import { Link } from 'wouter'
import { Page } from '../page.tsx'
import { useTexts } from '../words.ts'

export function Missing() {
  const t = useTexts()
  return (
    <Page title={t('missing.title')} className="narrow">
      <p>{t('missing.words')}</p>
      <p>
        <Link href="/" className="plain">
          {t('missing.home')}
        </Link>
      </p>
    </Page>
  )
}
