/** The way down the territory, and back up to the reader's own. */
import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { get } from '../../shared/api.ts'
import type { Division } from '../../shared/territory.ts'
import { useSession } from '../session.ts'
import { useT } from '../words.ts'

export const boardOf = (territory: string): string => `/board?territory=${territory}`

export function Crumbs({ territory }: { territory: string }) {
  const t = useT()
  const { seat } = useSession()
  const { data } = useQuery({
    queryKey: ['division', territory],
    queryFn: ({ signal }) => get<Division & { path: Division[] }>(`/api/territory/${territory}`, signal),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const path = data?.path ?? []
  // Above one's own territory there is nothing that one may count.
  const own = path.findIndex(({ code }) => code === seat.territory)
  const shown = path.slice(Math.max(0, own))
  return (
    <nav aria-label={t('board.way')} className="board-way">
      <ol>
        {shown.map(({ code, name }) => (
          <li key={code}>
            {code === territory ? (
              <strong aria-current="page">{name}</strong>
            ) : (
              <Link href={boardOf(code)}>{name}</Link>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}
