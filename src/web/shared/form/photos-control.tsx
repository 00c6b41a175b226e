/** Pictures: picked, shrunk, sent at once, shown with their state; the answer holds the ids that have arrived. */
import { useEffect, useId, useRef, useState } from 'react'
import { newId, OfflineError, ProblemError } from '../api.ts'
import { sendPhoto, shrinkPhoto } from '../photo.ts'
import { useSharedTexts } from '../texts.ts'
import { Grouped } from './box.tsx'
import { type ControlProps, useForm } from './context.ts'

interface Picture {
  id: string
  thumb: string
  /** Kept until it has arrived, for another try. */
  file?: Blob
  state: 'sending' | 'sent' | 'failed'
  done: number
  why?: string
}

export function PhotosControl(props: ControlProps<'photos'>) {
  const { field, path, value, onChange } = props
  const { thumbs, keepThumb, onUploads } = useForm()
  const t = useSharedTexts()
  const inputId = useId()
  const adder = useRef<HTMLInputElement>(null)
  const [pictures, setPictures] = useState<Picture[]>(() => sentBefore(value, thumbs))
  const [wrongFile, setWrongFile] = useState(false)
  const room = field.most - pictures.length

  const change = (id: string, part: Partial<Picture>) =>
    setPictures((before) => before.map((each) => (each.id === id ? { ...each, ...part } : each)))

  async function send({ id, file }: { id: string; file: Blob }) {
    change(id, { state: 'sending', done: 0 })
    try {
      await sendPhoto(file, (done) => change(id, { done }), id)
      change(id, { state: 'sent', file: undefined })
    } catch (error) {
      const why =
        error instanceof ProblemError ? error.detail : error instanceof OfflineError ? t('offline') : ''
      change(id, { state: 'failed', why })
    }
  }

  async function add(files: File[]) {
    setWrongFile(false)
    for (const file of files.slice(0, room)) {
      const id = newId()
      try {
        const { blob, thumb } = await shrinkPhoto(file)
        keepThumb(id, thumb)
        setPictures((before) => [...before, { id, thumb, file: blob, state: 'sending', done: 0 }])
        void send({ id, file: blob })
      } catch {
        setWrongFile(true)
      }
    }
  }

  function drop(id: string) {
    setPictures((before) => before.filter((each) => each.id !== id))
    adder.current?.focus()
  }

  const sentKey = keyOf(pictures.filter(({ state }) => state === 'sent').map(({ id }) => id))
  const sending = pictures.filter(({ state }) => state === 'sending').length
  const failed = pictures.filter(({ state }) => state === 'failed').length
  // The answer follows the pictures, never the other way round: uploads end long after a render.
  useEffect(() => {
    if (sentKey !== keyOf(value)) onChange(sentKey ? sentKey.split(',') : undefined)
  }, [sentKey])
  useEffect(() => onUploads(path, { sending, failed }), [path, sending, failed])

  return (
    <Grouped {...props}>
      <p className="hint">{t('photos.rule', { most: field.most })}</p>
      {pictures.length > 0 && (
        <ul className="pictures">
          {pictures.map((picture, i) => (
            <li key={picture.id} className={`picture ${picture.state}`}>
              {picture.thumb ? (
                <img src={picture.thumb} alt={t('photos.alt', { n: i + 1 })} />
              ) : (
                <span className="no-thumb">{t('photos.alt', { n: i + 1 })}</span>
              )}
              <button
                type="button"
                className="drop"
                aria-label={t('photos.remove', { n: i + 1 })}
                onClick={() => drop(picture.id)}
              >
                <span aria-hidden="true">×</span>
              </button>
              <PictureState picture={picture} n={i + 1} onAgain={send} />
            </li>
          ))}
        </ul>
      )}
      {wrongFile && (
        <p className="problem" role="alert">
          {t('photos.not-a-photo')}
        </p>
      )}
      {room > 0 && (
        <label className="plain add-photo" htmlFor={inputId}>
          <input
            ref={adder}
            id={inputId}
            className="unseen"
            type="file"
            accept="image/*"
            multiple
            onChange={(event) => {
              void add([...(event.target.files ?? [])])
              event.target.value = ''
            }}
          />
          <span>{t('photos.add')}</span>
        </label>
      )}
    </Grouped>
  )
}

/** Ids in order as one word, so that they can be compared. */
const keyOf = (value: ControlProps['value']): string => (Array.isArray(value) ? value.join() : '')

function sentBefore(value: ControlProps['value'], thumbs: Readonly<Record<string, string>>): Picture[] {
  const ids = Array.isArray(value) ? value.filter((id) => typeof id === 'string') : []
  return ids.map((id) => ({ id, thumb: thumbs[id] ?? '', state: 'sent', done: 1 }))
}

interface StateProps {
  picture: Picture
  n: number
  onAgain(picture: { id: string; file: Blob }): void
}

function PictureState({ picture, n, onAgain }: StateProps) {
  const t = useSharedTexts()
  const { id, file, state, done, why } = picture
  if (state === 'sent')
    return (
      <span className="unseen" role="status">
        {t('photos.ready', { n })}
      </span>
    )
  if (state === 'sending')
    return <span className="sending">{t('photos.sending', { percent: Math.round(done * 100) })}</span>
  return (
    <span className="failed-words" role="alert">
      {t('photos.failed')} {why}
      {file && (
        <button type="button" className="quiet" onClick={() => onAgain({ id, file })}>
          {t('photos.again')}
        </button>
      )}
    </span>
  )
}
