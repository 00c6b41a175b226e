/** Pictures: taken in re-encoded (no camera data, no hidden content), shown to whoever may read the matter. */
import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { Type } from 'typebox'
import { refusal } from '../../engine/refusals.ts'
import { type Endpoint, endpoint } from '../endpoint.ts'
import type { House } from '../house.ts'
import { findMatter } from '../store/matters.ts'
import { keepPhoto, photoOf } from '../store/photos.ts'
import { Ref, Thing, Uuid } from './schemas.ts'

/** A phone's picture is 3 to 12 MB; the portal shrinks it before sending. */
export const PHOTO_BYTES = 15 * 1024 * 1024
const LONGEST_SIDE = 2000
const THUMB_SIDE = 320
/** A small file can unfold to gigabytes; 64 megapixels is more than any phone takes. */
const MOST_PIXELS = 64_000_000

/**
 * Decodes and encodes anew: what isn't a picture fails here, and place, camera and owner are left behind.
 * Signatures drawn on a tablet keep their transparency as PNG.
 */
async function reencode(bytes: Buffer) {
  const source = sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' }).rotate()
  const { format } = await sharp(bytes).metadata()
  if (!['jpeg', 'png', 'webp', 'heif'].includes(format ?? '')) throw new Error(`format ${format}`)
  const shrunk = source.resize(LONGEST_SIDE, LONGEST_SIDE, { fit: 'inside', withoutEnlargement: true })
  const encoded = format === 'png' ? shrunk.png() : shrunk.jpeg({ quality: 82, mozjpeg: true })
  const full = await encoded.toBuffer({ resolveWithObject: true })
  const thumb = await sharp(full.data)
    .resize(THUMB_SIDE, THUMB_SIDE, { fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#fff' })
    .jpeg({ quality: 72 })
    .toBuffer()
  return { full, thumb, type: format === 'png' ? 'image/png' : 'image/jpeg' }
}

export const PHOTOS: readonly Endpoint[] = [
  endpoint({
    method: 'PUT',
    path: '/api/photos/{photo}',
    who: 'anyone',
    summary: 'Upload a picture (JPEG, PNG, WebP, HEIC) under an id of your own, then name it in a form',
    params: Type.Object({ photo: Uuid }),
    bodyLimit: PHOTO_BYTES,
    answers: { 201: Thing },
    async handle(house, { params, body, now }) {
      if (!Buffer.isBuffer(body)) return refusal('not-a-photo')
      const picture = await reencode(body).catch(() => undefined)
      if (!picture) return refusal('not-a-photo')
      const { full, thumb, type } = picture
      const { width, height } = full.info
      const sha256 = createHash('sha256').update(body).digest()
      const photo = { id: params.photo, type, width, height, bytes: full.data, thumb, sha256 }
      const kept = await keepPhoto(house.sql, house.city.code, photo, now)
      return kept ? { status: 201, body: { id: params.photo, width, height } } : refusal('id-reused')
    },
  }),
  endpoint({
    method: 'GET',
    path: '/api/matters/{ref}/photos/{photo}',
    who: 'staff',
    summary: 'A picture of a matter in my sight',
    params: Type.Object({ ref: Ref, photo: Uuid }),
    query: Type.Object({ size: Type.Optional(Type.Union([Type.Literal('full'), Type.Literal('thumb')])) }),
    answers: { 200: null },
    async handle(house, { params, query, actor }) {
      const matter = await findMatter(house.sql, house.kinds, actor, params.ref)
      if (!matter) return refusal('not-found')
      return photoAnswer(house, matter, params.photo, query.size ?? 'full')
    },
  }),
]

/** The bytes of a picture of a matter that the caller may read. */
export async function photoAnswer(
  house: House,
  matter: { county: string; id: string },
  id: string,
  size: 'full' | 'thumb',
) {
  const photo = await photoOf(house.sql, matter, id, size)
  if (!photo) return refusal('not-found')
  const type = size === 'thumb' ? 'image/jpeg' : photo.type
  return {
    status: 200,
    body: photo.bytes,
    headers: {
      'content-type': type,
      'cache-control': 'private, max-age=3600',
      'x-content-type-options': 'nosniff',
    },
  }
}
