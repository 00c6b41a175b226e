/** Which city this is; asked once, needed everywhere. */
import { createContext, type ReactNode, useContext } from 'react'
import { get } from '../shared/api.ts'
import { type Loaded, useLoad } from '../shared/use-load.ts'
import type { CityView } from './shapes.ts'

const City = createContext<Loaded<CityView> | undefined>(undefined)

export function CityProvider({ children }: { children: ReactNode }) {
  const city = useLoad('city', (signal) => get<CityView>('/api/city', signal))
  return <City.Provider value={city}>{children}</City.Provider>
}

/** @throws Error outside of the provider: that is a bug */
export function useCity(): Loaded<CityView> {
  const city = useContext(City)
  if (!city) throw new Error('no CityProvider')
  return city
}
