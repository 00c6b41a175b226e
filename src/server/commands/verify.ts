/** `teahouse verify`: replays and checks every record, and names the first broken link of each. */
import { KINDS } from '../../kinds/index.ts'
import { records } from '../store/record.ts'
import { faultOf } from '../store/verify.ts'
import { withDatabase } from './run.ts'

const WORDS = {
  missing: 'an entry is missing or out of its place',
  unsealed: 'an entry has no seal',
  changed: 'the seal does not fit: this entry or the one before it was changed, or it was slipped in',
  row: 'the row is not what its entries add up to',
  'unknown-kind': 'its kind or version is not declared here',
} as const

/** @returns the exit code: 0 all sound, 2 some broken */
export async function verify(): Promise<number> {
  return withDatabase(console.error, async ({ sql }) => {
    let checked = 0
    let broken = 0
    for await (const record of records(sql)) {
      checked++
      const fault = faultOf(KINDS, record)
      if (!fault) continue
      broken++
      console.log(`${fault.ref}${fault.seq ? ` entry ${fault.seq}` : ''}: ${WORDS[fault.what]}`)
    }
    console.log(`${checked} records checked, ${broken} broken`)
    return broken === 0 ? 0 : 2
  })
}
