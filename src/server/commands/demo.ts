/** `teahouse demo`: writes invented, labelled matters in every stage. */
import { latLngToCell } from 'h3-js'
import { chinaDayOf, DAY_MS } from '../../engine/days.ts'
import { apply, open } from '../../engine/fold.ts'
import { noticesOf } from '../../engine/notices.ts'
import { receiptHash, receiptOf } from '../codes.ts'
import type { Life, World } from '../demo/life.ts'
import { makeMatters, type Wish } from '../demo/make.ts'
import { drawScribbles, type Scribble } from '../demo/signatures.ts'
import type { House } from '../house.ts'
import { attachedIn } from '../routes/attached.ts'
import { H3_RESOLUTION } from '../routes/open-matter.ts'
import { gridPoints, hasMatters, type Signature, sitters, writeSignatures } from '../store/demo.ts'
import { type History, writeHistories } from '../store/history.ts'
import { progressOn, type Screen } from './progress.ts'
import { withHouse } from './run.ts'

export type DemoHouse = Pick<
  House,
  'sql' | 'city' | 'kinds' | 'directory' | 'lookups' | 'time' | 'secret' | 'now'
>

const BATCH = 500
const MOST = 1_000_000

/** Runs the command. @returns exit code: 0 done, 1 it couldn't run */
export async function demo(options: { matters: string; seed: string }): Promise<0 | 1> {
  const count = Number(options.matters)
  if (!Number.isInteger(count) || count < 1 || count > MOST) {
    console.error(`--matters must be a whole number from 1 to ${MOST}, not "${options.matters}"`)
    return 1
  }
  return withHouse<0 | 1>(console.log, async (house) => {
    if (!house.demo) throw new Error('invented matters belong into a demo: set DEMO=on')
    const added = await writeDemo(house, { seed: options.seed, count }, process.stdout)
    const known = count - added
    console.log(`${added} invented matters written${known > 0 ? `, ${known} were there already` : ''}`)
    return 0
  })
}

/** Gives a new demo its first matters; an installation that has any keeps what it has. */
export async function seedDemo(
  house: DemoHouse,
  options: { matters: number; seed: string },
  say: (line: string) => void,
): Promise<void> {
  if (await hasMatters(house.sql)) return
  const added = await writeDemo(house, { seed: options.seed, count: options.matters })
  say(`${added} invented matters written, each marked 【演示】`)
}

/** The world as the generator sees it. */
export async function worldOf(house: DemoHouse): Promise<World> {
  const now = house.now()
  const day = chinaDayOf(now)
  const persons = await sitters(house.sql, day)
  return {
    city: house.city,
    kinds: house.kinds,
    directory: house.directory,
    lookups: house.lookups,
    time: house.time,
    personOf: (seat) => persons.get(seat),
    grids: await gridPoints(house.sql, house.city.code, day),
    now,
  }
}

/**
 * Writes invented matters in batches. The same seed on the same day writes the same ones, so a second run adds none.
 * @returns how many were new
 */
export async function writeDemo(house: DemoHouse, wish: Wish, screen?: Screen): Promise<number> {
  const world = await worldOf(house)
  const scribbles = await drawScribbles()
  const progress = screen && progressOn(screen, 'matters', 2_000)
  let added = 0
  let made = 0
  let batch: Life[] = []
  const flush = async (): Promise<void> => {
    added += await writeHistories(
      house.sql,
      batch.map((life) => historyOf(life, house.secret)),
    )
    await writeSignatures(
      house.sql,
      batch.flatMap((life) => signaturesOf(life, scribbles)),
      world.now,
    )
    batch = []
    progress?.at(made / wish.count, made)
  }
  for (const life of makeMatters(world, wish)) {
    made += 1
    batch.push(life)
    if (batch.length >= BATCH) await flush()
  }
  await flush()
  progress?.end()
  return added
}

/** What seats were told of in the last days; older notices would all have been read. */
const NOTICED_MS = 3 * DAY_MS

function noticesIn({ kind, world, entries, matter }: Life): NonNullable<History['notices']> {
  const since = new Date(Date.parse(world.now) - NOTICED_MS).toISOString()
  const [opening, ...rest] = entries
  if (!opening || matter.lastAt < since) return []
  let before = open(matter, opening)
  return rest.flatMap((entry) => {
    const after = apply(kind, before, entry)
    const notices = entry.at < since ? [] : noticesOf(kind, before, after, entry, world.directory)
    before = after
    return [{ entry, notices }]
  })
}

function historyOf(life: Life, secret: Buffer): History {
  const { kind, matter, entries } = life
  const { point, door, id } = matter
  return {
    kind,
    matter,
    entries,
    notices: noticesIn(life),
    extras: {
      ...(point && { h3: latLngToCell(point[1], point[0], H3_RESOLUTION) }),
      ...(door !== 'import' && { receiptHash: receiptHash(receiptOf(secret, id)) }),
    },
  }
}

/** Every signature that the history names. */
function signaturesOf({ kind, matter, entries }: Life, scribbles: readonly Scribble[]): Signature[] {
  const ids = entries.flatMap(({ action, input }) =>
    attachedIn(kind.actions[action]?.form ?? {}, input, 'input').map(({ id }) => id),
  )
  return ids.flatMap((id) => {
    const photo = scribbles[Number.parseInt(id.slice(0, 2), 16) % scribbles.length]
    return photo ? [{ county: matter.county, id, matter: matter.id, photo }] : []
  })
}
