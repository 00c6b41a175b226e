/** Controls that are chosen from: one of, several of, yes or no, stars. */
import { useSharedTexts } from '../texts.ts'
import { Grouped, Labelled, Notes } from './box.tsx'
import { type ControlProps, useLabels } from './context.ts'

/** More options than this are a list to open, not a wall of buttons. */
const MOST_RADIOS = 5

export function ChoiceControl(props: ControlProps<'choice'>) {
  const { field, path, value, onChange } = props
  const { aria, optionText } = useLabels(props)
  const t = useSharedTexts()
  if (field.options.length > MOST_RADIOS)
    return (
      <Labelled {...props}>
        <select
          id={path}
          name={path}
          value={typeof value === 'string' ? value : ''}
          {...aria}
          onChange={(event) => onChange(event.target.value || undefined)}
        >
          <option value="">{t('choose')}</option>
          {field.options.map((option) => (
            <option key={option} value={option}>
              {optionText(option)}
            </option>
          ))}
        </select>
      </Labelled>
    )
  return (
    <Grouped {...props}>
      <div className="options">
        {field.options.map((option) => (
          <Tick
            key={option}
            type="radio"
            name={path}
            checked={value === option}
            onTick={() => onChange(option)}
          >
            {optionText(option)}
          </Tick>
        ))}
      </div>
    </Grouped>
  )
}

export function ChoicesControl(props: ControlProps<'choices'>) {
  const { field, path, value, onChange } = props
  const { optionText } = useLabels(props)
  const chosen = Array.isArray(value) ? value : []
  const turn = (option: string) => {
    const next = field.options.filter((each) =>
      each === option ? !chosen.includes(each) : chosen.includes(each),
    )
    onChange(next.length > 0 ? next : undefined)
  }
  return (
    <Grouped {...props}>
      <div className="options">
        {field.options.map((option) => (
          <Tick
            key={option}
            type="checkbox"
            name={path}
            checked={chosen.includes(option)}
            onTick={() => turn(option)}
          >
            {optionText(option)}
          </Tick>
        ))}
      </div>
    </Grouped>
  )
}

export function YesNoControl(props: ControlProps<'yesNo'>) {
  const { field, path, value, onChange } = props
  const { label, hint, problem, aria } = useLabels(props)
  const t = useSharedTexts()
  if (field.mustBe !== undefined)
    return (
      <div className={problem ? 'field wrong' : 'field'}>
        <Notes path={path} hint={hint} problem={problem} />
        <label className="tick">
          <input
            type="checkbox"
            id={path}
            checked={value === field.mustBe}
            {...aria}
            onChange={(event) => onChange(event.target.checked ? field.mustBe : undefined)}
          />
          <span>{label}</span>
        </label>
      </div>
    )
  return (
    <Grouped {...props}>
      <div className="options">
        <Tick type="radio" name={path} checked={value === true} onTick={() => onChange(true)}>
          {t('yes')}
        </Tick>
        <Tick type="radio" name={path} checked={value === false} onTick={() => onChange(false)}>
          {t('no')}
        </Tick>
      </div>
    </Grouped>
  )
}

const STARS = [1, 2, 3, 4, 5] as const

export function StarsControl(props: ControlProps<'stars'>) {
  const { path, value, onChange } = props
  const t = useSharedTexts()
  const given = typeof value === 'number' ? value : 0
  return (
    <Grouped {...props}>
      <div className="stars">
        {STARS.map((star) => (
          <label key={star} className={star <= given ? 'star lit' : 'star'}>
            <input
              type="radio"
              className="unseen"
              name={path}
              checked={given === star}
              aria-label={`${t('stars.of', { n: star })} ${t(`stars.${star}`)}`}
              onChange={() => onChange(star)}
            />
            <svg viewBox="0 0 24 24" aria-hidden="true">
              <path d="M12 2.6l2.9 5.9 6.5.9-4.7 4.6 1.1 6.5-5.8-3.1-5.8 3.1 1.1-6.5L2.6 9.4l6.5-.9z" />
            </svg>
          </label>
        ))}
      </div>
      <p className="stars-words" aria-hidden="true">
        {STARS.filter((star) => star === given).map((star) => t(`stars.${star}`))}
      </p>
    </Grouped>
  )
}

interface TickProps {
  type: 'radio' | 'checkbox'
  name: string
  checked: boolean
  onTick(): void
  children: string
}

function Tick({ type, name, checked, onTick, children }: TickProps) {
  return (
    <label className="tick">
      <input type={type} name={name} checked={checked} onChange={onTick} />
      <span>{children}</span>
    </label>
  )
}
