/** What can be brought through the portal. */
import { get } from '../shared/api.ts'
import { type Loaded, useLoad } from '../shared/use-load.ts'
import type { KindLine, KindView } from './shapes.ts'

/** The kinds that have the portal among their doors, in the house's order. */
export const usePortalKinds = (): Loaded<KindLine[]> =>
  useLoad('kinds', async (signal) => {
    const { items } = await get<{ items: KindLine[] }>('/api/kinds', signal)
    return items.filter(({ doors }) => doors.includes('portal'))
  })

/** One declaration with its texts. */
export const useKind = (kind: string | undefined): Loaded<KindView> =>
  useLoad(kind && `kind ${kind}`, (signal) => get<KindView>(`/api/kinds/${kind}`, signal))
