/** The explicit list of cities; a new one is a profile and a line here. */
import { binzhou } from './binzhou.ts'
import { dongpo } from './dongpo.ts'
import { huaibei } from './huaibei.ts'
import type { CityProfile } from './profile.ts'
import { xingtai } from './xingtai.ts'

export const CITIES: Readonly<Record<string, CityProfile>> = { huaibei, xingtai, binzhou, dongpo }
