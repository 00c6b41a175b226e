/** The explicit list of kinds: a new business of the city is one file and one line here. */
import type { Kind } from '../engine/kind.ts'
import { dispute } from './dispute.ts'
import { hazard } from './hazard.ts'
import { petition } from './petition.ts'
import { residentRequest } from './resident-request.ts'
import { stuckMatter } from './stuck-matter.ts'

export const KINDS: readonly Kind[] = [residentRequest, dispute, petition, hazard, stuckMatter]
