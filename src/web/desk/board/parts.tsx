/** The parts of a territory side by side; a part leads down, a number to its list. */
import { Link } from 'wouter'
import type { Filters } from '../list/filters.ts'
import { useT } from '../words.ts'
import {
  type BoardView,
  COUNTED,
  type Counted,
  hasParts,
  listBehind,
  type Standing,
  totalOf,
} from './board.ts'
import { boardOf } from './crumbs.tsx'

export function Parts({ view }: { view: BoardView }) {
  const t = useT()
  const { territory, name, parts } = view
  return (
    <section className="board-table" aria-labelledby="parts">
      <h2 id="parts">{t('board.parts', { name })}</h2>
      <table>
        <Columns first={t('board.part')} />
        <tbody>
          {parts.map((part) => (
            <tr key={part.code}>
              <th scope="row">
                {part.code === territory ? (
                  t('board.whole', { name: part.name })
                ) : hasParts(part.code, territory) ? (
                  <Link href={boardOf(part.code)}>{part.name}</Link>
                ) : (
                  part.name
                )}
              </th>
              {/* A list by territory holds its parts as well, so what lies with the whole has no list of its own. */}
              <Numbers
                standing={part}
                place={part.code === territory ? undefined : { territory: part.code }}
              />
            </tr>
          ))}
        </tbody>
        {parts.length > 1 && (
          <tfoot>
            <tr>
              <th scope="row">{t('board.total')}</th>
              <Numbers standing={totalOf(parts)} place={{ territory }} />
            </tr>
          </tfoot>
        )}
      </table>
    </section>
  )
}

/** @param first what the rows are */
export function Columns({ first }: { first: string }) {
  const t = useT()
  return (
    <thead>
      <tr>
        <th scope="col">{first}</th>
        {COUNTED.map((counted) => (
          <th key={counted} scope="col">
            {t(`board.${counted}`)}
          </th>
        ))}
      </tr>
    </thead>
  )
}

/** @param place by what the list is narrowed; absent where no list has this number */
export function Numbers({ standing, place }: { standing: Standing; place: Filters | undefined }) {
  const t = useT()
  return COUNTED.map((counted) => (
    <td key={counted} data-name={t(`board.${counted}`)} className={lookOf(counted, standing[counted])}>
      {standing[counted] > 0 && place ? (
        <Link href={listBehind(counted, place)}>{standing[counted]}</Link>
      ) : (
        standing[counted]
      )}
    </td>
  ))
}

function lookOf(counted: Counted, count: number): string {
  if (count === 0) return 'none'
  return counted === 'overdue' || counted === 'red' ? 'late' : 'some'
}
