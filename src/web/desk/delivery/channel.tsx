/** One channel: whether it is on, where to, and whether the address is proved to be mine. */
import { useQueryClient } from '@tanstack/react-query'
import { Button, Checkbox, Input } from 'antd'
import { useState } from 'react'
import { ProblemError } from '../../shared/api.ts'
import { type TextId, useT } from '../words.ts'
import { ask, type ChannelView, confirm, DELIVERY_KEY } from './delivery.ts'

interface Wish {
  address: string
  wanted: boolean
}

interface Props {
  view: ChannelView
  wish: Wish
  problem: string | undefined
  onChange(wish: Wish): void
}

const INPUT = {
  email: { type: 'email', autoComplete: 'email' },
  sms: { type: 'tel', autoComplete: 'tel' },
} as const

export function ChannelBox({ view, wish, problem, onChange }: Props) {
  const t = useT()
  const { channel, open, confirmed } = view
  const id = `delivery-${channel}`
  const saved = view.address !== '' && wish.address.trim() === view.address
  return (
    <fieldset className="delivery-channel" disabled={!open}>
      <legend>{t(`delivery.${channel}`)}</legend>
      {!open && <p className="note">{t('delivery.closed')}</p>}
      <Checkbox
        checked={wish.wanted}
        disabled={!open}
        onChange={(event) => onChange({ ...wish, wanted: event.target.checked })}
      >
        {t(`delivery.${channel}.on`)}
      </Checkbox>
      <div className="field">
        <div className="field-head">
          <label htmlFor={id}>{t(`delivery.${channel}.address`)}</label>
          {saved && (
            <span className={confirmed ? 'delivery-mark' : 'delivery-mark delivery-mark-open'}>
              {t(confirmed ? 'delivery.confirmed' : 'delivery.unconfirmed')}
            </span>
          )}
        </div>
        <Input
          id={id}
          {...INPUT[channel]}
          value={wish.address}
          disabled={!open}
          maxLength={200}
          status={problem ? 'error' : ''}
          aria-invalid={problem !== undefined}
          aria-describedby={`${id}-problem`}
          onChange={(event) => onChange({ ...wish, address: event.target.value })}
        />
        <p className="problem" id={`${id}-problem`} role="alert">
          {problem}
        </p>
      </div>
      {open && !saved && wish.address.trim() !== '' && <p className="note">{t('delivery.save-first')}</p>}
      {open && saved && <Proof view={view} />}
    </fieldset>
  )
}

/** The code that proves an address, and the test message to one that is proved. */
function Proof({ view: { channel, confirmed, codeUntil } }: { view: ChannelView }) {
  const t = useT()
  const client = useQueryClient()
  const [code, setCode] = useState('')
  const [told, setTold] = useState<TextId>()
  const [failed, setFailed] = useState('')

  async function work(task: () => Promise<unknown>, words: TextId) {
    setTold(undefined)
    setFailed('')
    try {
      await task()
      setTold(words)
      await client.invalidateQueries({ queryKey: DELIVERY_KEY })
    } catch (error) {
      setFailed(error instanceof ProblemError ? error.detail || t('internal') : t('offline'))
    }
  }

  return (
    <div className="delivery-proof">
      {confirmed ? (
        <Button onClick={() => void work(() => ask('test', channel), 'delivery.test.asked')}>
          {t('delivery.test')}
        </Button>
      ) : (
        <Button onClick={() => void work(() => ask('code', channel), 'delivery.code.asked')}>
          {t(codeUntil ? 'delivery.code.again' : 'delivery.code.ask')}
        </Button>
      )}
      {!confirmed && codeUntil && (
        <div className="delivery-code">
          <label htmlFor={`code-${channel}`}>{t('delivery.code')}</label>
          <Input
            id={`code-${channel}`}
            value={code}
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={6}
            onChange={(event) => setCode(event.target.value.replace(/\D/g, ''))}
            onPressEnter={(event) => {
              event.preventDefault()
              if (code.length === 6) void work(() => confirm(channel, code), 'delivery.confirmed')
            }}
          />
          <Button
            disabled={code.length < 6}
            onClick={() => void work(() => confirm(channel, code), 'delivery.confirmed')}
          >
            {t('delivery.confirm')}
          </Button>
        </div>
      )}
      <p className="note" role="status">
        {told && t(told)}
      </p>
      <p className="problem" role="alert">
        {failed}
      </p>
    </div>
  )
}
