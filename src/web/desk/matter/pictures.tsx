/** Small pictures that open large, with a way through all of them. */
import { Button, Modal } from 'antd'
import { useState } from 'react'
import { useT } from '../words.ts'

interface Props {
  matterRef: string
  ids: readonly string[]
  signature?: boolean
}

const addressOf = (ref: string, id: string, size: 'full' | 'thumb'): string =>
  `/api/matters/${ref}/photos/${id}?size=${size}`

export function Pictures({ matterRef, ids, signature }: Props) {
  const t = useT()
  const [shown, setShown] = useState<number>()
  const nameOf = (i: number) => (signature ? t('matter.signature') : t('matter.photo', { number: i + 1 }))
  const step = (by: number) =>
    setShown((at) => (at !== undefined && (at + by + ids.length) % ids.length) || 0)
  return (
    <>
      <ul className={signature ? 'thumbs signatures' : 'thumbs'}>
        {ids.map((id, i) => (
          <li key={id}>
            <button
              type="button"
              className="thumb"
              aria-label={signature ? t('matter.signature') : t('matter.photo.open', { number: i + 1 })}
              onClick={() => setShown(i)}
            >
              <img src={addressOf(matterRef, id, 'thumb')} alt={nameOf(i)} loading="lazy" />
            </button>
          </li>
        ))}
      </ul>
      <Modal
        open={shown !== undefined}
        onCancel={() => setShown(undefined)}
        title={
          signature
            ? t('matter.signature')
            : t('matter.photo.of', { number: (shown ?? 0) + 1, count: ids.length })
        }
        width="min(1100px, 96vw)"
        centered
        destroyOnHidden
        footer={
          ids.length > 1 ? (
            <>
              <Button onClick={() => step(-1)}>{t('matter.photo.previous')}</Button>
              <Button onClick={() => step(1)}>{t('matter.photo.next')}</Button>
            </>
          ) : null
        }
      >
        {shown !== undefined && (
          // biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys only add to the two buttons below
          <div
            className="light"
            onKeyDown={(event) => {
              if (event.key === 'ArrowLeft') step(-1)
              if (event.key === 'ArrowRight') step(1)
            }}
          >
            <img src={addressOf(matterRef, ids[shown] ?? '', 'full')} alt={nameOf(shown)} />
          </div>
        )}
      </Modal>
    </>
  )
}
