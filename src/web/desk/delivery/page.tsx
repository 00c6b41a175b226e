/** How I hear 提醒方式: by mail or text message, when not, in which language; and what was sent to me lately. */
import { Button, Skeleton } from 'antd'
import { useEffect } from 'react'
import { Link } from 'wouter'
import { Nothing } from '../list/nothing.tsx'
import { useT } from '../words.ts'
import { useDelivery } from './delivery.ts'
import { WishForm } from './form.tsx'
import { Last } from './last.tsx'

export function DeliveryPage() {
  const t = useT()
  const query = useDelivery()
  useEffect(() => {
    document.title = `${t('delivery.title')} · ${t('desk')}`
  }, [t])
  return (
    <div className="page narrow-page delivery">
      <p className="matter-back">
        <Link href="/notices">← {t('notices.title')}</Link>
      </p>
      <div className="page-head">
        <h1>{t('delivery.title')}</h1>
        <p>{t('delivery.about')}</p>
      </div>
      {query.isPending && (
        <div className="sheet-box" aria-busy="true">
          <Skeleton active title={false} paragraph={{ rows: 8, width: '100%' }} />
        </div>
      )}
      {query.error && !query.data && (
        <Nothing title={t('delivery.lost')} about={t('offline')}>
          <Button onClick={() => void query.refetch()}>{t('retry')}</Button>
        </Nothing>
      )}
      {query.data && (
        <>
          <WishForm view={query.data} />
          <Last items={query.data.last} />
        </>
      )}
    </div>
  )
}
