/** Where it is, on a small map that is fetched only when it is opened. */
import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import type { MatterView } from '../shapes.ts'
import { useT } from '../words.ts'

const SchematicMap = lazy(() =>
  import('../../shared/schematic-map.tsx').then((module) => ({ default: module.SchematicMap })),
)

export function MapCard({ matter }: { matter: MatterView }) {
  const t = useT()
  const [open, setOpen] = useState(false)
  // The map draws what lies below a place, so the place itself is seen in the one above it.
  const around = matter.path.at(-2) ?? matter.path.at(-1)
  if (!around) return null
  const [lon, lat] = matter.point ?? []
  return (
    <section className="card map-card no-print" aria-labelledby="map">
      <div className="card-head">
        <h2 id="map">{t('matter.map')}</h2>
        <Button size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? t('matter.map.hide') : t('matter.map.show')}
        </Button>
      </div>
      {open && (
        <>
          <Suspense fallback={<p className="note">{t('loading')}</p>}>
            <SchematicMap
              code={around.code}
              name={around.name}
              chosen={matter.place.code}
              {...(lon !== undefined && lat !== undefined && { point: { lon, lat } })}
            />
          </Suspense>
          {!matter.point && <p className="note">{t('matter.map.none')}</p>}
        </>
      )}
    </section>
  )
}
