/** Rows of matters: a table on a desk, cards on a phone; every row has the same height whatever it says. */
import { memo } from 'react'
import { Link } from 'wouter'
import { pathOf } from '../code-tree.ts'
import { useCommon } from '../common.ts'
import { useList } from '../queries.ts'
import { listOf } from '../reading.ts'
import type { KindView } from '../shapes.ts'
import { useT } from '../words.ts'
import { Age } from './age.tsx'
import { Badges } from './badges.tsx'
import { Due } from './due.tsx'
import { Marked } from './marked.tsx'
import type { ShownRow } from './merge.ts'
import { useMinute } from './minute.ts'
import { StageTag } from './stage-tag.tsx'

interface Props {
  rows: readonly ShownRow[]
  kinds: readonly KindView[]
  words: string | undefined
  /** In the inbox the holder is always the reader. */
  withHolder: boolean
  onOpen(ref: string): void
}

export function Table({ rows, kinds, words, withHolder, onOpen }: Props) {
  const t = useT()
  const now = useMinute()
  return (
    <table className={withHolder ? 'matters with-holder' : 'matters'}>
      <caption className="unseen">{t('list.rows')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('list.col.title')}</th>
          <th scope="col">{t('list.col.where')}</th>
          <th scope="col">{t('list.col.stage')}</th>
          {withHolder && <th scope="col">{t('list.col.holder')}</th>}
          <th scope="col">{t('list.col.age')}</th>
          <th scope="col">{t('list.col.door')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Line
            key={row.ref}
            row={row}
            kind={kinds.find(({ id }) => id === row.kind)}
            words={words}
            withHolder={withHolder}
            now={now}
            onOpen={onOpen}
          />
        ))}
      </tbody>
    </table>
  )
}

interface LineProps {
  row: ShownRow
  kind: KindView | undefined
  words: string | undefined
  withHolder: boolean
  now: number
  onOpen(ref: string): void
}

const Line = memo(function Line({ row, kind, words, withHolder, now, onOpen }: LineProps) {
  const t = useT()
  const common = useCommon()
  const codes = useList(listOf(kind))
  const category = row.category ? pathOf(codes.data ?? [], row.category) : []
  const kindName = kind?.texts[`${kind.id}.name`] ?? row.kind
  return (
    <tr className={row.gone ? 'gone' : undefined}>
      <th scope="row">
        <Link href={`/matters/${row.ref}`} data-row={row.ref} onClick={() => onOpen(row.ref)}>
          <Marked text={row.title} words={words} />
        </Link>
        <span className="under">
          <span className="ref">
            <Marked text={row.ref} words={words} />
          </span>
          <Badges row={row} />
          {row.gone && <span className="gone-mark">{t('list.gone')}</span>}
        </span>
      </th>
      <td className="where">
        <span className="category" title={category.join(' / ')}>
          {category.at(-1) ?? (
            <span className="quiet">{listOf(kind) ? t('list.no-category') : kindName}</span>
          )}
        </span>
        <span className="place-cell" title={row.place.name}>
          {row.place.name}
        </span>
      </td>
      <td className="stage">
        <StageTag kind={kind} row={row} />
      </td>
      {withHolder && (
        <td className="holder" title={`${row.holder.unit} · ${row.holder.name}`}>
          {row.close ? <span className="quiet">—</span> : row.holder.unit || row.holder.name}
        </td>
      )}
      <td className="age">
        <Age at={row.openedAt} now={now} />
        {row.due && !row.close && <Due due={row.due} now={now} />}
      </td>
      <td className="door">{common(`door.${row.door}`)}</td>
    </tr>
  )
})
