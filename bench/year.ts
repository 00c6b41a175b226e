/**
 * A year of a city on the engine alone, without a database and with the clock as an argument: what comes in, who is
 * there, what is refused, overlooked, late and named. Run: `npx node bench/year.ts --help`
 */
import { parseArgs } from 'node:util'
import { CITIES } from '../src/cities/index.ts'
import { KINDS } from '../src/kinds/index.ts'
import { cityOf, placesOf } from './year/city.ts'
import { reportOf } from './year/report.ts'
import { simulate } from './year/simulate.ts'

const HELP = `node bench/year.ts [OPTIONS]

  --city NAME      ${Object.keys(CITIES).join(', ')} (huaibei)
  --from DAY       first day (2026-01-01)
  --until DAY      last day (2026-12-31)
  --matters N      about so many in 365 days (40000)
  --seed TEXT      another year (year)`

const { values } = parseArgs({
  options: {
    city: { type: 'string', default: 'huaibei' },
    from: { type: 'string', default: '2026-01-01' },
    until: { type: 'string', default: '2026-12-31' },
    matters: { type: 'string', default: '40000' },
    seed: { type: 'string', default: 'year' },
    help: { type: 'boolean' },
  },
})
const profile = CITIES[values.city]
if (values.help || !profile) {
  console.log(HELP)
  process.exit(values.help ? 0 : 2)
}

const { from, until, seed } = values
const period = { from, until }
const city = cityOf(profile, await placesOf(profile), period, seed)
console.log(
  `${profile.names.en} from ${from} until ${until}: ${city.grids.length} grids, ${city.units.length} units, ${city.seats.length} seats`,
)
const begun = performance.now()
const sim = simulate(city, KINDS, { from, until, daily: Number(values.matters) / 365, seed }, (day) => {
  if (day.endsWith('-01')) console.error(`${day}  ${((performance.now() - begun) / 1000).toFixed(0)} s`)
})
const real = (performance.now() - begun) / 1000
const simulated = (sim.now - Date.parse(`${from}T00:00:00+08:00`)) / 1000
for (const line of reportOf(sim, KINDS, period)) console.log(line)
console.log(
  `\n${sim.cases.length} matters, ${sim.tally.entries} entries after the first, ${sim.tally.ticks} of them by the system, in ${real.toFixed(1)} s: ${Math.round(simulated / real)} simulated seconds in each real one`,
)
