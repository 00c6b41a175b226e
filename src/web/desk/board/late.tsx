/** The seats that hold most of what is late: of an office, that somebody can help it; no person is named. */
import { useT } from '../words.ts'
import type { BoardView } from './board.ts'
import { Columns, Numbers } from './parts.tsx'

export function Late({ view }: { view: BoardView }) {
  const t = useT()
  const { holders, territory } = view
  if (holders.length === 0) return <p className="note">{t('board.late.none')}</p>
  return (
    <section className="board-table" aria-labelledby="late">
      <h2 id="late">{t('board.late')}</h2>
      <table>
        <Columns first={t('board.seat')} />
        <tbody>
          {holders.map(({ holder, ...standing }) => (
            <tr key={holder.seat}>
              <th scope="row">{[holder.unit, holder.name].filter(Boolean).join(' · ')}</th>
              <Numbers standing={standing} place={{ territory, holder: holder.seat }} />
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
