/** Where it happened: from the list, on a map, or where the phone is. */
import { lazy, Suspense, useState } from 'react'
import { get, ProblemError } from './api.ts'
import { PlaceLists } from './place-lists.tsx'
import type { ChosenPlace, Named } from './territory.ts'
import { useSharedTexts } from './texts.ts'

const PlaceMap = lazy(() => import('./place-map.tsx'))

interface PlacePickerProps {
  /** Id of the group, which a link in an error summary goes to. */
  id: string
  city: { code: string; name: string }
  place: ChosenPlace | undefined
  onChange(place: ChosenPlace | undefined): void
}

type Way = 'list' | 'map'

/** The ground under a point, as a choice. @throws ProblemError outside the city */
export async function placeAt(point: { lon: number; lat: number }): Promise<ChosenPlace> {
  const found = await get<{ code: string; path: Named[] }>(
    `/api/territory/at?lon=${point.lon}&lat=${point.lat}`,
  )
  return { code: found.code, path: found.path.slice(1), point }
}

export const wordsOf = (place: ChosenPlace): string => place.path.map(({ name }) => name).join(' › ')

export function PlacePicker({ id, city, place, onChange }: PlacePickerProps) {
  const t = useSharedTexts()
  const [way, setWay] = useState<Way>('list')
  const [message, setMessage] = useState('')
  const [busy, setBusy] = useState(false)

  async function take(point: { lon: number; lat: number }) {
    setMessage('')
    try {
      onChange(await placeAt(point))
    } catch (error) {
      setMessage(error instanceof ProblemError ? error.detail : t('offline'))
    }
  }

  function locate() {
    setBusy(true)
    setMessage(t('place.locating'))
    navigator.geolocation.getCurrentPosition(
      ({ coords }) =>
        void take({ lon: coords.longitude, lat: coords.latitude }).finally(() => setBusy(false)),
      ({ code, PERMISSION_DENIED }) => {
        setBusy(false)
        setMessage(t(code === PERMISSION_DENIED ? 'place.denied' : 'place.unknown'))
      },
      { enableHighAccuracy: true, timeout: 15_000 },
    )
  }

  return (
    <div className="place" id={id} tabIndex={-1}>
      <div className="ways">
        <fieldset className="switch">
          <legend className="unseen">{t('place.way')}</legend>
          <WayChoice id={id} way="list" chosen={way} onChoose={setWay}>
            {t('place.list')}
          </WayChoice>
          <WayChoice id={id} way="map" chosen={way} onChoose={setWay}>
            {t('place.map')}
          </WayChoice>
        </fieldset>
        {'geolocation' in navigator && (
          <button type="button" className="plain" onClick={locate} disabled={busy}>
            {t('place.here')}
          </button>
        )}
      </div>
      <p className="place-message" role="status">
        {message}
      </p>
      {way === 'list' ? (
        <PlaceLists id={id} city={city} place={place} onChange={onChange} />
      ) : (
        <Suspense fallback={<p className="hint">{t('loading')}</p>}>
          <PlaceMap city={city} place={place} onPoint={take} onPlace={onChange} />
        </Suspense>
      )}
      <div role="status">
        {place && (
          <p className="chosen">
            <span>
              {t('place.chosen', { path: wordsOf(place) })}
              {place.point && <small>{t('place.point')}</small>}
            </span>
          </p>
        )}
      </div>
    </div>
  )
}

interface WayChoiceProps {
  id: string
  way: Way
  chosen: Way
  onChoose(way: Way): void
  children: string
}

function WayChoice({ id, way, chosen, onChoose, children }: WayChoiceProps) {
  return (
    <label className={way === chosen ? 'way on' : 'way'}>
      <input
        type="radio"
        className="unseen"
        name={`${id}-way`}
        checked={way === chosen}
        onChange={() => onChoose(way)}
      />
      <span>{children}</span>
    </label>
  )
}
