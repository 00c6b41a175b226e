/** Petitions: registered and sorted, sent on, accepted in writing, answered, reviewed, re-checked. */
import type { Case, Sim, Step } from './sim.ts'
import { daysAbout, holding, NOTE, nearby, sentTo, yes } from './who-next.ts'

const opinion = (sim: Sim) => ({
  result: yes(sim, 0.35) ? 'support' : yes(sim, 0.6) ? 'explain' : 'not-support',
  requested: NOTE,
  factsAndReasons: NOTE,
  opinion: NOTE,
  basis: NOTE,
})

export function petitionStep(sim: Sim, one: Case): Step | undefined {
  const { random } = sim
  const { stage, fields, holder, seats } = one.matter
  const office = (action: string, input: Step['input'], days: number, minutes: number) =>
    nearby(sim, one, ['petition-clerk'], { action, input, days, minutes })
  switch (stage) {
    case 'received': {
      const roll = random.next()
      const purpose = roll < 0.08 ? 'suggestion' : roll < 0.13 ? 'accusation' : 'claim'
      return holding(one, 'register', { channel: 'visit', purpose }, daysAbout(sim, 1.2), 25)
    }
    case 'registered':
      if (fields.purpose === 'accusation')
        return holding(one, 'transfer', { body: 'discipline', letter: NOTE }, daysAbout(sim, 3), 30)
      if (yes(sim, 0.03)) {
        const before = { ground: 'rechecked-before', reply: NOTE }
        return holding(one, 'decline', before, daysAbout(sim, 3), 20)
      }
      return holding(one, 'forward', { unit: sentTo(sim, one), manner: 'forward' }, daysAbout(sim, 4), 25)
    case 'forwarded':
      if (yes(sim, 0.06) && fields.purpose === 'claim')
        return holding(one, 'guide', { way: 'judicial', reply: NOTE }, daysAbout(sim, 5), 30)
      return holding(one, 'accept', { notice: NOTE }, daysAbout(sim, 5), 30)
    case 'handling':
      if (yes(sim, 0.12) && !one.matter.clocks.some(({ extensions }) => extensions > 0)) {
        const longer = { days: 30, approvedBy: NOTE, approved: true, reason: NOTE }
        return holding(one, 'extend', longer, random.between(30, 52), 20)
      }
      return holding(one, 'reply', opinion(sim), daysAbout(sim, seats.extend ? 20 : 33), 150)
    case 'studying':
      return holding(one, 'reply-suggestion', { adopted: 'in-part', reply: NOTE }, daysAbout(sim, 25), 90)
    case 'answered':
      return yes(sim, 0.13) ? asks('ask-review', random.between(2, 33)) : undefined
    case 'review':
      return office('reply-review', opinion(sim), daysAbout(sim, 16), 120)
    case 'reviewed':
      return yes(sim, 0.25) ? asks('ask-recheck', random.between(2, 33)) : undefined
    case 'recheck':
      if (fields.hearing === true)
        return holding(one, 'end-hearing', { minutes: NOTE }, random.between(3, 15), 120)
      if (fields.hearing === undefined && yes(sim, 0.2))
        return holding(one, 'start-hearing', {}, daysAbout(sim, 6), 30)
      return seats['reply-review'] === holder
        ? office('reply-recheck', opinion(sim), daysAbout(sim, 15), 120)
        : holding(one, 'reply-recheck', opinion(sim), daysAbout(sim, 15), 120)
    default:
      return undefined
  }
}

const asks = (action: string, days: number): Step => ({
  by: 'reporter',
  action,
  input: { reasons: NOTE },
  days,
  minutes: 0,
})
