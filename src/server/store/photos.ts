/** Pictures, kept in the database so that one transaction and one backup hold everything. */
import type { Sql, Tx } from './db.ts'

export interface Photo {
  id: string
  type: string
  width: number
  height: number
  bytes: Buffer
  thumb: Buffer
  sha256: Buffer
}

/**
 * Keeps an uploaded picture until a matter names it.
 * @returns false when the id is taken by another picture
 */
export async function keepPhoto(sql: Sql, city: string, photo: Photo, now: string): Promise<boolean> {
  const [row] = await sql<{ sha256: Buffer }[]>`
    with added as (
      insert into photo (county, id, sha256, type, width, height, bytes, thumb, uploaded_at)
      values (${city}, ${photo.id}, ${photo.sha256}, ${photo.type}, ${photo.width}, ${photo.height},
        ${photo.bytes}, ${photo.thumb}, ${now})
      on conflict (county, id) do nothing returning sha256)
    select sha256 from added union all select sha256 from photo where id = ${photo.id} limit 1`
  return row?.sha256.equals(photo.sha256) ?? false
}

/**
 * Gives waiting pictures to a matter: they move to its county.
 * @returns ids that are not waiting (never uploaded, or another matter's)
 */
export async function claimPhotos(
  tx: Tx,
  city: string,
  matter: { county: string; id: string },
  ids: readonly string[],
): Promise<string[]> {
  if (ids.length === 0) return []
  const moved = await tx<{ id: string }[]>`
    with taken as (
      delete from photo where county = ${city} and matter is null and id in ${tx(ids)} returning *)
    insert into photo (county, id, matter, sha256, type, width, height, bytes, thumb, uploaded_at)
    select ${matter.county}, id, ${matter.id}::uuid, sha256, type, width, height, bytes, thumb, uploaded_at
    from taken returning id`
  const have = new Set(moved.map((row) => row.id))
  return ids.filter((id) => !have.has(id))
}

/** One picture of a matter that the caller may read. */
export async function photoOf(
  sql: Sql,
  matter: { county: string; id: string },
  id: string,
  size: 'full' | 'thumb',
): Promise<{ type: string; bytes: Buffer } | undefined> {
  const [row] = await sql<{ type: string; bytes: Buffer }[]>`
    select type, ${size === 'full' ? sql`bytes` : sql`thumb as bytes`} from photo
    where county = ${matter.county} and matter = ${matter.id} and id = ${id}`
  return row
}

/** Pictures nobody named within a day. */
export async function sweepPhotos(sql: Sql, city: string, before: string): Promise<number> {
  const gone =
    await sql`delete from photo where county = ${city} and matter is null and uploaded_at < ${before}`
  return gone.count
}
