/** What reporters say in the end. Most say nothing, and silence stays silence. */
import type { Life, Step } from './life.ts'
import { type Random, weighted } from './random.ts'
import { DAY } from './times.ts'

const COMMENTS: readonly { stars: number; weight: number; words: readonly string[] }[] = [
  {
    stars: 5,
    weight: 52,
    words: ['处理得很快，谢谢！', '工作人员态度很好，问题解决了。', '没想到真的有人管，点赞。'],
  },
  { stars: 4, weight: 22, words: ['总体满意，希望以后能更快一些。', '解决了，过程有点长。'] },
  { stars: 3, weight: 12, words: ['一般吧，勉强解决。', '希望不要再反复。'] },
  { stars: 2, weight: 8, words: ['没过几天又是老样子。', '答复和实际情况不一致。'] },
  { stars: 1, weight: 6, words: ['问题根本没有解决！', '只打了个电话就说办结了。'] },
]

/** A rating, perhaps; a share of reporters stays silent. */
export function rating(random: Random, least = 1): Step | undefined {
  if (random.chance(0.56)) return undefined
  const { stars, words } = weighted(
    random,
    COMMENTS.filter((each) => each.stars >= least),
  )
  return {
    action: 'rate',
    by: 'reporter',
    input: { stars, ...(random.chance(0.6) && { comment: random.pick(words) }) },
    after: random.between(0.05, 9) * DAY,
    when: 'waking',
  }
}

/** The reporter takes it back. */
export const withdrawal = ({ random }: Life, reasons: readonly string[]): Step => ({
  action: 'withdraw',
  by: 'reporter',
  input: random.chance(0.7) ? { reason: random.pick(reasons) } : {},
  after: random.between(0.1, 3) * DAY,
  when: 'waking',
})
