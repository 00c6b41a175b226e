/** Shapes of the divisions: the newest that began on or before a day holds on that day. */
import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson'
import type { Level } from '../../engine/kind.ts'
import { prefixOf } from '../../engine/territory.ts'
import { rangeOf, type Sql, type Tx } from './db.ts'
import { holds } from './territory.ts'

export type Shape = Polygon | MultiPolygon

export interface ShapeProperties {
  code: string
  name: string
  level: Level
  /** Drawn by the program, not surveyed. */
  schematic: boolean
  source: string
}

export type Shapes = FeatureCollection<Shape, ShapeProperties>

interface ShapeRow extends ShapeProperties {
  geometry: Shape
}

const asFeatures = (rows: readonly ShapeRow[]): Shapes => ({
  type: 'FeatureCollection',
  features: rows.map(({ geometry, ...properties }) => ({ type: 'Feature', properties, geometry })),
})

const BATCH = 5_000

/**
 * Writes shapes that hold from `day` on; a shape of the same code and day is replaced.
 * Also moves the point inside that lists and maps use.
 * @param now ISO instant of the import; null for the program's own drawing
 */
export async function saveShapes(
  tx: Tx,
  shapes: readonly { code: string; geometry: Shape; lon: number; lat: number }[],
  { day, now, schematic, source }: { day: string; now: string | null; schematic: boolean; source: string },
): Promise<void> {
  for (let from = 0; from < shapes.length; from += BATCH) {
    const batch = shapes.slice(from, from + BATCH)
    const codes = batch.map((shape) => shape.code)
    await tx`
      insert into territory_shape (code, valid_from, geometry, schematic, source, imported_at)
      select s.code, ${day}::text::date, s.geometry::jsonb, ${schematic}, ${source}, ${now}
      from unnest(${codes}::text[], ${batch.map((shape) => JSON.stringify(shape.geometry))}::text[])
        as s(code, geometry)
      on conflict (code, valid_from) do update
      set geometry = excluded.geometry, schematic = excluded.schematic, source = excluded.source,
        imported_at = excluded.imported_at`
    await tx`
      update territory t set lon = s.lon, lat = s.lat
      from unnest(${codes}::text[], ${batch.map((shape) => shape.lon)}::float8[],
        ${batch.map((shape) => shape.lat)}::float8[]) as s(code, lon, lat)
      where t.code = s.code and t.valid_to is null`
  }
}

/** Shapes of the divisions directly below a code on a day; of the code itself when it is a grid. */
export async function shapesOf(sql: Sql | Tx, code: string, day: string): Promise<Shapes> {
  const rows = await sql<ShapeRow[]>`
    select distinct on (t.code) t.code, t.name, t.level, s.schematic, s.source, s.geometry
    from territory t join territory_shape s on s.code = t.code and s.valid_from <= ${day}
    where (t.parent = ${code} or (t.code = ${code} and t.level = 'grid')) and ${holds(sql, day)}
    order by t.code, s.valid_from desc`
  return asFeatures(rows)
}

/** Shapes of single divisions on a day; those without a shape are left out. */
export async function shapesAt(sql: Sql | Tx, codes: readonly string[], day: string): Promise<Shapes> {
  const rows = await sql<ShapeRow[]>`
    select distinct on (t.code) t.code, t.name, t.level, s.schematic, s.source, s.geometry
    from territory t join territory_shape s on s.code = t.code and s.valid_from <= ${day}
    where t.code = any(${[...codes]}) and ${holds(sql, day)}
    order by t.code, s.valid_from desc`
  return asFeatures(rows)
}

/** Shapes of the grids in a division on a day, for the locator of a city or of a phone's town. */
export async function gridShapes(sql: Sql | Tx, code: string, day: string): Promise<Shapes['features']> {
  const [from, until] = rangeOf(prefixOf(code))
  const rows = await sql<ShapeRow[]>`
    select distinct on (t.code) t.code, t.name, t.level, s.schematic, s.source, s.geometry
    from territory t join territory_shape s on s.code = t.code and s.valid_from <= ${day}
    where t.code >= ${from} and t.code < ${until} and t.level = 'grid' and ${holds(sql, day)}
    order by t.code, s.valid_from desc`
  return asFeatures(rows).features
}

/** Surveyed shapes of one level of a city on a day. */
export async function surveyedShapes(
  sql: Sql | Tx,
  prefix: string,
  level: Level,
  day: string,
): Promise<Shapes['features']> {
  const [from, until] = rangeOf(prefix)
  const rows = await sql<ShapeRow[]>`
    select * from (
      select distinct on (t.code) t.code, t.name, t.level, s.schematic, s.source, s.geometry
      from territory t join territory_shape s on s.code = t.code and s.valid_from <= ${day}
      where t.code >= ${from} and t.code < ${until} and t.level = ${level} and ${holds(sql, day)}
      order by t.code, s.valid_from desc) newest
    where not schematic order by code`
  return asFeatures(rows).features
}
