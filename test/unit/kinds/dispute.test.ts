/** How long a mediation may be made longer depends on what the law says for its type (domain 1.3). */
import { expect, test } from 'vitest'
import { dispute } from '../../../src/kinds/dispute.ts'
import { born, type Life } from './life.ts'

const accepted = (type: string): Life => {
  const form = {
    subject: '工资纠纷',
    type,
    facts: '被拖欠三个月工资，多次催要没有结果。',
    parties: [
      { side: 'applicant', name: '张三' },
      { side: 'other', name: '李四' },
    ],
  }
  return born(dispute, form, '2026-03-02').does('clerk', 'accept', '2026-03-02', {
    willing: true,
    rightsTold: true,
  })
}

const MORE = { days: 10, allConsent: true, reason: '当事人均同意延长' }

test('people’s mediation is made longer once, if all agree', () => {
  const longer = accepted('neighbours').does('clerk', 'extend', '2026-03-20', MORE)
  // Forty days end on Saturday 11 April and roll to Monday.
  expect(longer.run('settle.1').lastDay).toBe('2026-04-13')
  expect(longer.refused('clerk', 'extend', '2026-03-21', MORE).code).toBe('extension-used')
})

test('the 15 days of a labour dispute are not: then the way to arbitration is open (art. 14)', () => {
  const refused = accepted('labour').refused('clerk', 'extend', '2026-03-10', MORE)
  expect(refused).toMatchObject({
    code: 'clock-fixed',
    params: { 'rule.zh': '《劳动争议调解仲裁法》第十四条' },
  })
})
