/** Something is on its way; the page keeps a heading meanwhile. */
import { Skeleton } from 'antd'
import { useT } from './words.ts'

export function Loading({ title }: { title?: string }) {
  const t = useT()
  return (
    <div className="page" aria-busy="true">
      <h1 className="unseen">{title ?? t('loading')}</h1>
      <Skeleton active title={false} paragraph={{ rows: 10, width: '100%' }} />
    </div>
  )
}
