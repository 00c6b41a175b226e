/** What an entry makes people do beside the matter's own way: urge, supervise, answer, help, extend. */
import type { Entry } from '../../src/engine/entry.ts'
import type { Case, Sim, Step } from './sim.ts'

const by = (seat: string | undefined, action: string, input: Step['input'], days: number, minutes: number) =>
  seat === undefined ? [] : [{ by: [seat], action, input, days, minutes }]

export function reactTo(sim: Sim, { matter }: Case, entry: Entry): Step[] {
  const { random } = sim
  if (matter.close) return []
  switch (entry.action) {
    case 'clock-overdue':
      if (random.chance(0.08))
        return by(
          entry.watcher,
          'supervise',
          { card: random.chance(0.2) ? 'red' : 'yellow', source: 'overdue', requirement: '限期办结' },
          random.between(0.2, 3),
          15,
        )
      return random.chance(0.35)
        ? by(entry.watcher, 'urge', { words: '请抓紧办理' }, random.between(0.1, 2), 5)
        : []
    case 'supervise':
      return [
        {
          by: 'holder',
          action: 'answer-card',
          input: { result: '已安排办理' },
          days: random.between(0.3, 4),
          minutes: 20,
        },
      ]
    case 'answer-card':
      return by(matter.seats.supervise, 'lift-card', { opinion: '同意' }, random.between(0.5, 4), 10)
    case 'ask-assist': {
      const part = Array.isArray(matter.fields.assists) ? matter.fields.assists.length - 1 : 0
      const helper = sim.city.people.seatsOf(String(entry.input.unit))[0]?.id
      return by(helper, 'report-assist', { part, result: '已配合' }, random.between(1, 9), 20)
    }
    default:
      return []
  }
}
