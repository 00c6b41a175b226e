/** Schemas that several routes share. */
import { Type } from 'typebox'
import { UUID_PATTERN } from '../../engine/fields.ts'

/** UUIDv7 made by the client (RFC 9562); any version is taken, because a repeat only needs it to be unique. */
export const Uuid = Type.String({ pattern: UUID_PATTERN })
export const Receipt = Type.String({ pattern: '^\\d{16}$' })
export const Ref = Type.String({ maxLength: 40 })
export const Code = Type.String({ pattern: '^\\d{6}(\\d{3}(\\d{3}(\\d{3})?)?)?$' })
export const Name = Type.String({ maxLength: 60 })

export const SeatId = Type.String({ minLength: 1, maxLength: 100 })

export const Place = Type.Union([
  Code,
  Type.Object(
    {
      lon: Type.Number({ minimum: -180, maximum: 180 }),
      lat: Type.Number({ minimum: -90, maximum: 90 }),
    },
    { additionalProperties: false },
  ),
])

/** Whatever a kind's form asks; the engine checks it against the declaration. */
export const Form = Type.Record(Type.String({ maxLength: 60 }), Type.Unknown())

export const Open = Type.Object(
  { id: Uuid, kind: Name, form: Form, place: Type.Optional(Place) },
  { additionalProperties: false },
)

export const Act = Type.Object(
  { id: Uuid, input: Type.Optional(Form), seen: Type.Optional(Uuid) },
  { additionalProperties: false },
)

/** Answers are described loosely: the faces and other programs read what they know. */
export const Thing = Type.Object({}, { additionalProperties: true })
export const Things = Type.Object({ items: Type.Array(Thing), next: Type.Optional(Type.String()) })

export const noQuery = { additionalProperties: false }
