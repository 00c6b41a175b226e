/** Choosing a place on the map: down level by level as far as the grids, then the spot itself. */
import { useState } from 'react'
import { SchematicMap } from './schematic-map.tsx'
import type { ChosenPlace, Named, ShapeProperties } from './territory.ts'
import { useSharedTexts } from './texts.ts'

interface PlaceMapProps {
  city: { code: string; name: string }
  place: ChosenPlace | undefined
  onPoint(point: { lon: number; lat: number }): void
  onPlace(place: ChosenPlace | undefined): void
}

export default function PlaceMap({ city, place, onPoint, onPlace }: PlaceMapProps) {
  const t = useSharedTexts()
  const [path, setPath] = useState<Named[]>(() => above(place))
  // A point taken elsewhere (own position) moves the map to it.
  const [shown, setShown] = useState(place)
  if (place !== shown) {
    setShown(place)
    if (place && !place.path.some(({ code }) => code === path.at(-1)?.code)) setPath(above(place))
  }
  const at = path.at(-1)
  const ground = at ?? city

  function click(area: ShapeProperties | undefined, point: { lon: number; lat: number }) {
    if (!area) return
    if (area.level === 'grid') return onPoint(point)
    const { code, name, level } = area
    setPath([...path, { code, name, level }])
  }

  return (
    <div className="place-map">
      <p className="hint">{t(at?.level === 'village' ? 'map.point' : 'map.drill')}</p>
      <nav aria-label={t('map.path')}>
        <ol className="crumbs">
          {[city, ...path].map(({ code, name }, level) => (
            <li key={code}>
              <button
                type="button"
                className="quiet"
                aria-current={code === ground.code ? 'location' : undefined}
                onClick={() => setPath(path.slice(0, level))}
              >
                {name}
              </button>
            </li>
          ))}
        </ol>
      </nav>
      <SchematicMap
        code={ground.code}
        name={ground.name}
        onClick={click}
        {...(place && { chosen: place.code })}
        {...(place?.point && { point: place.point })}
      />
      {at && at.level !== 'county' && (
        <button type="button" className="plain" onClick={() => onPlace({ code: at.code, path })}>
          {t('map.take', { place: at.name })}
        </button>
      )}
      <p className="hint">{t('map.list')}</p>
    </div>
  )
}

/** What the map shows to find a place on it: everything above the grids. */
const above = (place: ChosenPlace | undefined): Named[] =>
  (place?.path ?? []).filter(({ level }) => level !== 'grid')
