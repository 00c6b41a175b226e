/**
 * The year to click on. It is one stop of the Tab key, as the date grids of the ARIA practices are: arrows walk the
 * days, Space changes one, R, W and N say outright what it is.
 */
import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { type KeyboardEvent, type MouseEvent, memo, useRef, useState } from 'react'
import { useLanguage } from '../../shared/language.ts'
import { useT } from '../words.ts'
import { dayAfter, type Exceptions, monthsOf, next, weekdayOf } from './days.ts'
import { Month } from './month.tsx'
import type { Is } from './shapes.ts'
import { fullName, monthName } from './words.ts'
import { dayClass } from './year.tsx'

interface Props {
  year: number
  days: Exceptions
  /** Names of the days off that the law fixes. */
  law: ReadonlyMap<string, string>
  onSet(day: string, is: Is | undefined): void
}

/** A weekday that is worked is none that a notice has to name. */
const KEYS: Record<string, (day: string) => Is | undefined> = {
  r: () => 'rest',
  w: (day) => (weekdayOf(day) > 4 ? 'work' : undefined),
  n: () => undefined,
  Delete: () => undefined,
  Backspace: () => undefined,
}

/** How far a key goes from a day. */
const STEPS: Record<string, (day: string) => number> = {
  ArrowLeft: () => -1,
  ArrowRight: () => 1,
  ArrowUp: () => -7,
  ArrowDown: () => 7,
  PageUp: () => -28,
  PageDown: () => 28,
  Home: (day) => -weekdayOf(day),
  End: (day) => 6 - weekdayOf(day),
}

export function Grid({ year, days, law, onSet }: Props) {
  const t = useT()
  const language = useLanguage()
  const box = useRef<HTMLDivElement>(null)
  const before = `${year - 1}-12`
  // Few notices reach back: that of 2019 moved work from 31 to 29 December 2018.
  const [reaches, setReaches] = useState(() => [...days.keys()].some((day) => day.startsWith(before)))
  const [first, last] = [reaches ? `${before}-01` : `${year}-01-01`, `${year}-12-31`]
  const [at, setAt] = useState(`${year}-01-01`)

  function onKeyDown(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const set = KEYS[event.key] ?? KEYS[event.key.toLowerCase()]
    const step = STEPS[event.key]
    if (set) onSet(at, set(at))
    else if (step) walk(dayAfter(at, step(at)))
    else return
    event.preventDefault()
  }

  function onClick({ target }: MouseEvent) {
    const day = target instanceof Element ? target.closest<HTMLElement>('[data-day]')?.dataset.day : undefined
    if (!day) return
    setAt(day)
    onSet(day, next(day, days.get(day)))
  }

  function walk(day: string) {
    const to = day < first ? first : day > last ? last : day
    setAt(to)
    box.current?.querySelector<HTMLElement>(`[data-day="${to}"]`)?.focus()
  }

  const decemberName = t('calendar.month', { year: year - 1, month: monthName(before, language) })
  return (
    <div className="sheet-box">
      {!reaches && (
        <Button
          type="link"
          icon={<PlusOutlined aria-hidden />}
          className="reach-back"
          onClick={() => setReaches(true)}
        >
          {t('calendar.reach', { month: decemberName })}
        </Button>
      )}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: for the buttons in it, one handler for all */}
      <div className="months months-open" ref={box} onKeyDown={onKeyDown} onClick={onClick}>
        {[...(reaches ? [before] : []), ...monthsOf(year)].map((month) => (
          <Month key={month} month={month} title={month === before ? decemberName : undefined}>
            {(day) => <DayButton day={day} is={days.get(day)} law={law.get(day)} here={day === at} />}
          </Month>
        ))}
      </div>
    </div>
  )
}

interface DayProps {
  day: string
  is: Is | undefined
  law: string | undefined
  /** The one day that Tab reaches. */
  here: boolean
}

/** There are four hundred, and a click changes one. */
const DayButton = memo(function DayButton({ day, is, law, here }: DayProps) {
  const t = useT()
  const language = useLanguage()
  const state = is ?? (weekdayOf(day) > 4 ? 'weekend' : 'weekday')
  const label = [
    fullName(day, language),
    t(`calendar.is.${state}`),
    ...(law ? [t('calendar.law.of', { name: law })] : []),
  ].join(t('calendar.comma'))
  return (
    <button
      type="button"
      data-day={day}
      tabIndex={here ? 0 : -1}
      className={dayClass({ day, is, law: law !== undefined, today: false })}
      aria-label={label}
      title={label}
    >
      <b>{Number(day.slice(8))}</b>
      {is && <i>{t(`calendar.mark.${is}`)}</i>}
    </button>
  )
})
