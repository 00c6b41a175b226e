/** The list is narrowed to what one seat holds: by a link only, because nobody searches a city's seats in a list. */
import { CloseOutlined } from '@ant-design/icons'
import { useSeat } from '../queries.ts'
import { useT } from '../words.ts'

export function HolderTag({ seat, onRemove }: { seat: string; onRemove(): void }) {
  const t = useT()
  const { data } = useSeat(seat)
  const name = data ? [data.unit, data.name].filter(Boolean).join(' · ') : seat
  return (
    <button
      type="button"
      className="holder-tag"
      aria-label={t('filter.holder.remove', { holder: name })}
      onClick={onRemove}
    >
      {t('filter.holder', { holder: name })} <CloseOutlined aria-hidden />
    </button>
  )
}
