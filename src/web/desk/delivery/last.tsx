/** The last messages to me, and what became of each. */
import { moment } from '../when.ts'
import { useT } from '../words.ts'
import type { LastView } from './delivery.ts'

export function Last({ items }: { items: readonly LastView[] }) {
  const t = useT()
  return (
    <section aria-labelledby="delivery-last">
      <h2 id="delivery-last">{t('delivery.last')}</h2>
      {items.length === 0 && <p className="note">{t('delivery.last.none')}</p>}
      <ul className="delivery-last">
        {items.map(({ id, channel, what, state, notices, withheld, at }) => (
          <li key={id}>
            <time dateTime={at}>{moment(at)}</time>
            <span>
              {t(`delivery.${channel}`)} · {t(`delivery.what.${what}`)}
              {notices > 0 && t('delivery.notices', { n: notices })}
            </span>
            <span className={state === 'aside' || state === 'unsure' ? 'delivery-fault' : 'note'}>
              {t(withheld > 0 && state === 'nothing' ? 'delivery.state.withheld' : `delivery.state.${state}`)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
