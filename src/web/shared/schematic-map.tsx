/**
 * The divisions below a code as a map. It says so whenever a boundary is not a real one; people who can't
 * use a map choose from the list instead, so nothing is reachable by the map alone.
 */
import { useEffect, useRef, useState } from 'react'
import type { Canvas, LonLat } from './map/canvas.ts'
import { type ShapeProperties, type Shapes, shapesOf } from './territory.ts'
import { useSharedTexts } from './texts.ts'
import { useShownTheme } from './theme.ts'
import { useLoad } from './use-load.ts'

export interface SchematicMapProps {
  /** The divisions directly below it are drawn. */
  code: string
  /** Name of the place, for the map's own name. */
  name: string
  chosen?: string
  point?: LonLat
  onClick?(area: ShapeProperties | undefined, at: LonLat): void
}

export function SchematicMap({ code, name, chosen, point, onClick }: SchematicMapProps) {
  const t = useSharedTexts()
  const theme = useShownTheme()
  const box = useRef<HTMLDivElement>(null)
  const canvas = useRef<Canvas>(null)
  const click = useRef(onClick)
  click.current = onClick
  const [ready, setReady] = useState(false)
  const [drawn, setDrawn] = useState<Shapes>()
  const [broken, setBroken] = useState(false)
  const shapes = useLoad(code, () => shapesOf(code))

  useEffect(() => {
    let gone = false
    import('./map/canvas.ts')
      .then(({ drawMap }) => {
        if (gone || !box.current) return
        const onArea: typeof onClick = (area, at) => click.current?.(area, at)
        canvas.current = drawMap(box.current, wordsFor(t, name), onArea, setDrawn)
        setReady(true)
      })
      // Old phones have no WebGL 2; the list does the same work.
      .catch(() => setBroken(true))
    return () => {
      gone = true
      canvas.current?.remove()
      canvas.current = null
      setReady(false)
    }
  }, [t])

  useEffect(() => {
    if (ready && shapes.value) canvas.current?.show(shapes.value, chosen, name)
  }, [ready, shapes.value, chosen, name])
  useEffect(() => {
    if (ready) canvas.current?.mark(point)
  }, [ready, point?.lon, point?.lat, theme])
  const coloured = useRef(theme)
  useEffect(() => {
    if (ready && coloured.current !== theme) canvas.current?.recolour()
    coloured.current = theme
  }, [ready, theme])

  const schematic = shapes.value?.features.some(({ properties }) => properties.schematic) ?? false
  if (broken || shapes.error !== undefined) return <p className="problem">{t('map.failed')}</p>
  return (
    <figure className="map">
      <div className="map-canvas" ref={box} aria-busy={drawn === undefined || drawn !== shapes.value} />
      {schematic && <figcaption className="map-notice">{t('map.schematic')}</figcaption>}
    </figure>
  )
}

const wordsFor = (t: ReturnType<typeof useSharedTexts>, name: string): Record<string, string> => ({
  'Map.Title': t('map.name', { place: name }),
  'NavigationControl.ZoomIn': t('map.zoom-in'),
  'NavigationControl.ZoomOut': t('map.zoom-out'),
  'Marker.Title': t('map.marker'),
  'CooperativeGesturesHandler.WindowsHelpText': t('map.wheel'),
  'CooperativeGesturesHandler.MacHelpText': t('map.wheel-mac'),
  'CooperativeGesturesHandler.MobileHelpText': t('map.fingers'),
})
