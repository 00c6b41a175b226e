/** A place level by level, in the browser's own lists: they work on every phone and with every reader. */
import { useState } from 'react'
import type { Level } from '../../engine/kind.ts'
import { type ChosenPlace, childrenOf, type Division, type Named } from './territory.ts'
import { useSharedTexts } from './texts.ts'
import { useLoad } from './use-load.ts'

interface PlaceListsProps {
  id: string
  city: { code: string }
  place: ChosenPlace | undefined
  onChange(place: ChosenPlace | undefined): void
}

/** A matter needs at least a town; a county alone is a step on the way. */
const DEEP_ENOUGH: readonly Level[] = ['town', 'village', 'grid']

export function PlaceLists({ id, city, place, onChange }: PlaceListsProps) {
  const [steps, setSteps] = useState<Named[]>(place?.path ?? [])
  // A point taken meanwhile (own position) moves the lists with it.
  const [shown, setShown] = useState(place)
  if (place !== shown) {
    setShown(place)
    if (place) setSteps(place.path)
  }

  function choose(level: number, division: Division | undefined) {
    const path = division ? [...steps.slice(0, level), division] : steps.slice(0, level)
    setSteps(path)
    const last = path.at(-1)
    const next = last && DEEP_ENOUGH.includes(last.level) ? { code: last.code, path } : undefined
    setShown(next)
    onChange(next)
  }

  const parents = [city.code, ...steps.map(({ code }) => code)]
  return (
    <div className="levels">
      {parents.map((parent, level) => (
        <PlaceLevel
          key={parent}
          id={`${id}-${level}`}
          parent={parent}
          chosen={steps[level]?.code ?? ''}
          onChoose={(division) => choose(level, division)}
        />
      ))}
    </div>
  )
}

interface PlaceLevelProps {
  id: string
  parent: string
  chosen: string
  onChoose(division: Division | undefined): void
}

function PlaceLevel({ id, parent, chosen, onChoose }: PlaceLevelProps) {
  const t = useSharedTexts()
  const { value, error, loading, again } = useLoad(parent, () => childrenOf(parent))
  if (error !== undefined)
    return (
      <p className="problem" role="alert">
        {t('offline')}{' '}
        <button type="button" className="quiet" onClick={again}>
          {t('retry')}
        </button>
      </p>
    )
  const level = value?.[0]?.level
  if (!level || level === 'city') return loading ? <p className="hint">{t('place.loading')}</p> : null
  return (
    <div className="field">
      <label htmlFor={id}>{t(`place.level.${level}`)}</label>
      <select
        id={id}
        value={chosen}
        onChange={(event) => onChoose(value?.find(({ code }) => code === event.target.value))}
      >
        <option value="">{t('choose')}</option>
        {value?.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </select>
    </div>
  )
}
