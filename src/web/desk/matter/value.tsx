/** One answer in words, whatever its type. */

import { Link } from 'wouter'
import type { Answers, Field, FieldMap, Value } from '../../../engine/fields.ts'
import { pathOf } from '../code-tree.ts'
import { useList, useSeats, useUnits } from '../queries.ts'
import { isRow, wordsOf } from '../reading.ts'
import { useRowWords } from '../row-words.ts'
import type { KindView, MatterView } from '../shapes.ts'
import { moment } from '../when.ts'
import { useT } from '../words.ts'
import { Pictures } from './pictures.tsx'

export interface ValueProps {
  kind: KindView
  matter: MatterView
  field: Field
  /** Text id of the field below the kind's own. */
  text: string
  value: Value
}

export function ValueWords({ kind, matter, field, text, value }: ValueProps) {
  const t = useT()
  const option = (id: Value) => wordsOf(kind, `${text}.option.${String(id)}`)
  switch (field.type) {
    case 'choice':
      return option(value)
    case 'choices':
      return Array.isArray(value) ? value.map(option).join('、') : null
    case 'yesNo':
      return value === true ? t('form.yes') : t('form.no')
    case 'code':
      return <CodeWords list={field.list} code={String(value)} />
    case 'dateTime':
      return moment(String(value))
    case 'photos':
      return <Pictures matterRef={matter.ref} ids={Array.isArray(value) ? value.map(String) : []} />
    case 'signature':
      return <Pictures matterRef={matter.ref} ids={[String(value)]} signature />
    case 'unit':
      return <UnitWords roles={field.roles} place={matter.place.code} id={String(value)} />
    case 'seat':
      return <SeatWords roles={field.roles} place={matter.place.code} id={String(value)} />
    case 'matter':
      return (
        <Link href={`/matters/${String(value)}`} className="ref">
          {String(value)}
        </Link>
      )
    case 'stars':
      return <Stars stars={Number(value)} />
    case 'list':
      return <Rows kind={kind} matter={matter} of={field.of} text={text} value={value} />
    case 'item':
      return <ItemWords kind={kind} matter={matter} of={field.of} value={value} />
    default:
      return (
        <span className={field.type === 'text' && field.long ? 'prose' : undefined}>{String(value)}</span>
      )
  }
}

export function Stars({ stars }: { stars: number }) {
  const t = useT()
  return (
    <span className="stars" role="img" aria-label={t('matter.stars.of', { stars })}>
      {'★'.repeat(stars)}
      <span className="stars-left">{'★'.repeat(Math.max(0, 5 - stars))}</span>
    </span>
  )
}

export function CodeWords({ list, code }: { list: string; code: string }) {
  const { data } = useList(list)
  return pathOf(data ?? [], code).join(' / ')
}

/** A unit that no longer serves the place is still named by its id: history must not lose it. */
export function UnitWords({ roles, place, id }: { roles: readonly string[]; place: string; id: string }) {
  const { data } = useUnits(roles, place)
  return data?.find((unit) => unit.id === id)?.name ?? id
}

function SeatWords({ roles, place, id }: { roles: readonly string[]; place: string; id: string }) {
  const { data } = useSeats(roles, place)
  const seat = data?.find((each) => each.id === id)
  return seat ? [seat.unit, seat.name].filter(Boolean).join(' · ') : id
}

interface ItemProps extends Pick<ValueProps, 'kind' | 'matter' | 'value'> {
  of: string
}

function ItemWords({ kind, matter, of, value }: ItemProps) {
  return useRowWords(kind, matter, of)(Number(value))
}

interface RowsProps extends Omit<ValueProps, 'field'> {
  of: FieldMap
}

/** Long texts need their own lines; short rows stand best side by side. */
function Rows({ kind, matter, of, text, value }: RowsProps) {
  const rows = Array.isArray(value) ? value.filter(isRow) : []
  const names = Object.keys(of).filter((name) => rows.some((row) => row[name] !== undefined))
  const long = names.some((name) => isLong(of[name]))
  if (long) return <LongRows {...{ kind, matter, of, text, rows, names }} />
  return (
    <div className="rows-scroll">
      <table className="rows-table">
        <thead>
          <tr>
            {names.map((name) => (
              <th key={name} scope="col">
                {wordsOf(kind, `${text}.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => (
            <tr key={i}>
              {names.map((name) => (
                <td key={name}>{cell({ kind, matter, of, text }, row, name)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const isLong = (field: Field | undefined): boolean => field?.type === 'text' && field.long === true

function cell(props: Pick<RowsProps, 'kind' | 'matter' | 'of' | 'text'>, row: Answers, name: string) {
  const field = props.of[name]
  const value = row[name]
  if (!field || value === undefined) return '—'
  return (
    <ValueWords
      kind={props.kind}
      matter={props.matter}
      field={field}
      text={`${props.text}.${name}`}
      value={value}
    />
  )
}

interface LongRowsProps extends Pick<RowsProps, 'kind' | 'matter' | 'of' | 'text'> {
  rows: Answers[]
  names: string[]
}

function LongRows({ rows, names, ...props }: LongRowsProps) {
  return (
    <ol className="long-rows">
      {rows.map((row, i) => (
        <li key={i}>
          <dl className="facts">
            {names
              .filter((name) => row[name] !== undefined)
              .map((name) => (
                <div key={name} className={isLong(props.of[name]) ? 'fact wide' : 'fact'}>
                  <dt>{wordsOf(props.kind, `${props.text}.${name}`)}</dt>
                  <dd>{cell(props, row, name)}</dd>
                </div>
              ))}
          </dl>
        </li>
      ))}
    </ol>
  )
}
