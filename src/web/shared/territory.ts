/** The tree of divisions, asked branch by branch and kept for this visit: it changes a few times a year. */
import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson'
import type { Level } from '../../engine/kind.ts'
import { get } from './api.ts'

export interface Division {
  code: string
  name: string
  level: Level
  /** How many divisions lie directly below. */
  children: number
}

export type Named = Pick<Division, 'code' | 'name' | 'level'>

/** A place a reporter chose: a code of the list, or a point of the map with the ground it lies in. */
export interface ChosenPlace {
  code: string
  /** From the county down to the code itself. */
  path: Named[]
  point?: { lon: number; lat: number }
}

export interface ShapeProperties {
  code: string
  name: string
  level: Level
  schematic: boolean
}

export type Shapes = FeatureCollection<Polygon | MultiPolygon, ShapeProperties>

const branches = new Map<string, Promise<Division[]>>()
const shapes = new Map<string, Promise<Shapes>>()

/** Divisions directly below a code. */
export function childrenOf(parent: string): Promise<Division[]> {
  return once(branches, parent, async () => {
    const { items } = await get<{ items: Division[] }>(`/api/territory?parent=${parent}`)
    return items
  })
}

/** Shapes of the divisions directly below a code. */
export const shapesOf = (code: string): Promise<Shapes> =>
  once(shapes, code, () => get<Shapes>(`/api/territory/${code}/shapes`))

/** A failed answer isn't kept, so that a retry asks again. */
function once<T>(kept: Map<string, Promise<T>>, key: string, load: () => Promise<T>): Promise<T> {
  const known = kept.get(key)
  if (known) return known
  const fresh = load()
  kept.set(key, fresh)
  fresh.catch(() => kept.delete(key))
  return fresh
}
