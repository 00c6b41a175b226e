/** By when the next clock is due: a colour supports the words, it never replaces them. */
import { ClockCircleOutlined } from '@ant-design/icons'
import { useLanguage } from '../../shared/language.ts'
import type { DueView } from '../shapes.ts'
import { shortDay } from '../when.ts'
import { useT } from '../words.ts'

export function Due({ due, now }: { due: DueView; now: number }) {
  const t = useT()
  const language = useLanguage()
  const over = now >= Date.parse(due.due)
  const day = shortDay(due.lastDay, language)
  const words = over ? t('due.over', { day }) : t('due.by', { day })
  return (
    <span
      className={`due due-${over ? 'red' : due.colour}`}
      title={due.provisional ? t('due.provisional') : undefined}
    >
      {over && <ClockCircleOutlined aria-hidden />}
      {words}
      {due.provisional && <span aria-hidden>*</span>}
    </span>
  )
}
