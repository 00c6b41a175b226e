/** Times as people here read them: the city's clock, wherever the phone is. */
import type { Language } from '../../engine/text.ts'
import { useLanguage } from '../shared/language.ts'

const OPTIONS: Intl.DateTimeFormatOptions = {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: 'long',
  day: 'numeric',
}
const LOCALES: Record<Language, string> = { zh: 'zh-CN', en: 'en-GB' }

/** Says an instant with its minute, or a day alone. */
export function useTimes(): { moment(iso: string): string; day(date: string): string } {
  const language = useLanguage()
  const moment = new Intl.DateTimeFormat(LOCALES[language], {
    ...OPTIONS,
    hour: '2-digit',
    minute: '2-digit',
  })
  const day = new Intl.DateTimeFormat(LOCALES[language], OPTIONS)
  return {
    moment: (iso) => moment.format(new Date(iso)),
    day: (date) => day.format(new Date(`${date}T12:00:00+08:00`)),
  }
}
