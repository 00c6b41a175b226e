/** The drawing itself: MapLibre with a blank style of our own, polygons, names, one point. Loaded lazily. */
import 'maplibre-gl/dist/maplibre-gl.css'
import type { FeatureCollection, Point as GeoPoint } from 'geojson'
import {
  GeoJSONSource,
  Map as GlMap,
  LngLatBounds,
  type MapOptions,
  Marker,
  NavigationControl,
  setWorkerUrl,
} from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url'
import { shortName } from '../../../engine/territory.ts'
import type { ShapeProperties, Shapes } from '../territory.ts'
import { middleOf } from './middle.ts'

// Without its worker the map never loads and says nothing.
setWorkerUrl(workerUrl)

export interface LonLat {
  lon: number
  lat: number
}

export interface Canvas {
  /** @param within name of the division above, left out of the names below it */
  show(shapes: Shapes, chosen: string | undefined, within: string): void
  mark(point: LonLat | undefined): void
  /** Takes the colours of the theme in force anew. */
  recolour(): void
  remove(): void
}

/** Words that MapLibre shows or reads out. */
export type MapWords = NonNullable<MapOptions['locale']>

export function drawMap(
  container: HTMLElement,
  words: MapWords,
  onClick: (area: ShapeProperties | undefined, at: LonLat) => void,
  onDrawn: (shapes: Shapes) => void,
): Canvas {
  const map = new GlMap({
    container,
    locale: words,
    style: styleOf(container),
    attributionControl: false,
    // One finger scrolls the page, two move the map.
    cooperativeGestures: true,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    maxZoom: 18,
  })
  map.touchZoomRotate.disableRotation()
  map.addControl(new NavigationControl({ showCompass: false }), 'top-right')
  let wanted: [Shapes, string | undefined, string] | undefined
  let framed: Shapes | undefined
  let marker: Marker | undefined

  function draw() {
    if (!wanted || !map.getSource('areas')) return
    const [shapes, chosen, within] = wanted
    sourceOf(map, 'areas')?.setData(shapes)
    sourceOf(map, 'names')?.setData(namesOf(shapes, within))
    map.setFilter('chosen', ['==', ['get', 'code'], chosen ?? ''])
    if (framed === shapes || shapes.features.length === 0) return
    map.fitBounds(boundsOf(shapes), {
      padding: { top: 20, right: 20, bottom: 52, left: 20 },
      ...(!framed && { duration: 0 }),
    })
    framed = shapes
  }

  map.on('style.load', draw)
  map.on('idle', () => framed && onDrawn(framed))
  map.on('click', (event) => {
    const [area] = map.queryRenderedFeatures(event.point, { layers: ['areas'] })
    const { lng, lat } = event.lngLat
    // Properties come back from our own source, in the shape they were given.
    onClick(area?.properties as ShapeProperties | undefined, { lon: lng, lat })
  })

  return {
    show(shapes, chosen, within) {
      wanted = [shapes, chosen, within]
      draw()
    },
    mark(point) {
      marker?.remove()
      marker =
        point &&
        new Marker({ color: colour(container, '--amber') }).setLngLat([point.lon, point.lat]).addTo(map)
    },
    recolour: () => map.setStyle(styleOf(container), { diff: false }),
    remove: () => map.remove(),
  }
}

const colour = (container: HTMLElement, name: string): string =>
  getComputedStyle(container).getPropertyValue(name).trim()

const EMPTY: FeatureCollection = { type: 'FeatureCollection', features: [] }

/** No tiles and no street map: nothing is fetched from anybody else. */
function styleOf(container: HTMLElement): NonNullable<MapOptions['style']> {
  const of = (name: string) => colour(container, name)
  return {
    version: 8,
    sources: { areas: { type: 'geojson', data: EMPTY }, names: { type: 'geojson', data: EMPTY } },
    layers: [
      { id: 'ground', type: 'background', paint: { 'background-color': of('--map-ground') } },
      { id: 'areas', type: 'fill', source: 'areas', paint: { 'fill-color': of('--map-fill') } },
      {
        id: 'chosen',
        type: 'fill',
        source: 'areas',
        filter: ['==', ['get', 'code'], ''],
        paint: { 'fill-color': of('--map-fill-strong') },
      },
      {
        id: 'borders',
        type: 'line',
        source: 'areas',
        paint: { 'line-color': of('--map-line'), 'line-width': 1.25 },
      },
      {
        id: 'names',
        type: 'symbol',
        source: 'names',
        layout: { 'text-field': ['get', 'name'], 'text-size': 14, 'text-max-width': 7, 'text-padding': 2 },
        paint: { 'text-color': of('--map-ink'), 'text-halo-color': of('--map-halo'), 'text-halo-width': 1.5 },
      },
    ],
  }
}

const sourceOf = (map: GlMap, id: string): GeoJSONSource | undefined => {
  const source = map.getSource(id)
  return source instanceof GeoJSONSource ? source : undefined
}

/** One point for each name; on polygons the name would come once for every tile. */
const namesOf = (shapes: Shapes, within: string): FeatureCollection<GeoPoint, { name: string }> => ({
  type: 'FeatureCollection',
  features: shapes.features.map(({ geometry, properties: { name } }) => ({
    type: 'Feature',
    properties: { name: shortName(name).replace(shortName(within), '') || name },
    geometry: { type: 'Point', coordinates: middleOf(geometry) },
  })),
})

function boundsOf(shapes: Shapes): LngLatBounds {
  const bounds = new LngLatBounds()
  for (const { geometry } of shapes.features) {
    const rings = geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat()
    for (const [lon = 0, lat = 0] of rings.flat()) bounds.extend([lon, lat])
  }
  return bounds
}
