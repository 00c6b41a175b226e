/** The seat acted for; whoever sits on several, or stands in for others, changes it here. */
import { useState } from 'react'
import { takeSeat, useSession } from './session.ts'
import { useT } from './words.ts'

export function SeatSwitch() {
  const t = useT()
  const { seat, seats } = useSession()
  const [failed, setFailed] = useState(false)
  if (seats.length < 2) return <span>{t('seat', { unit: seat.unit, seat: seat.name })}</span>

  async function take(id: string) {
    try {
      await takeSeat(id)
    } catch {
      return setFailed(true)
    }
    // Another seat sees other matters: nothing of this one's may stay on the page.
    location.assign('/desk/day')
  }

  return (
    <label className="switch-label">
      <span className="unseen">{t('seat.switch')}</span>
      <select
        className="switch-button seat-switch"
        value={seat.id}
        aria-invalid={failed || undefined}
        onChange={(event) => void take(event.target.value)}
      >
        {seats.map(({ id, unit, name, standingIn }) => (
          <option key={id} value={id}>
            {t(standingIn ? 'seat.standing-in' : 'seat', { unit, seat: name })}
          </option>
        ))}
      </select>
    </label>
  )
}
