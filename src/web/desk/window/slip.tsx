/** The slip for the person at the window: number, code, how to use it. */
import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import { useLocation } from 'wouter'
import { useCity } from '../queries.ts'
import { useSession } from '../session.ts'
import type { MatterView } from '../shapes.ts'
import { moment } from '../when.ts'
import { useT } from '../words.ts'

export function Slip({ matter, onAgain }: { matter: MatterView; onAgain(): void }) {
  const t = useT()
  const city = useCity()
  const { seat } = useSession()
  const [, go] = useLocation()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  // Four by four: read out and typed without losing the place.
  const code = matter.receipt?.replace(/(\d{4})(?=\d)/g, '$1 ')
  return (
    <div className="page narrow-page">
      <h1 tabIndex={-1} ref={heading}>
        {t('window.done')}
      </h1>
      <p className="no-print">{t('window.done.about', { ref: matter.ref })}</p>
      <div className="card slip">
        <p className="slip-unit">{seat.unit}</p>
        <h2>{matter.title}</h2>
        <p className="ref">{matter.ref}</p>
        <p>{moment(matter.openedAt)}</p>
        {code && (
          <>
            <p className="slip-label">{t('window.receipt')}</p>
            <p className="slip-code">{code}</p>
            <p>{t('window.slip.where', { city: city.data?.name ?? '' })}</p>
            <p>{t('window.slip.keep')}</p>
          </>
        )}
      </div>
      {code && <p className="note no-print">{t('window.receipt.once')}</p>}
      <div className="form-end no-print">
        <Button type="primary" onClick={() => print()}>
          {t('window.print')}
        </Button>
        <Button onClick={() => go(`/matters/${matter.ref}`)}>{t('window.open')}</Button>
        <Button onClick={onAgain}>{t('window.again')}</Button>
      </div>
    </div>
  )
}
