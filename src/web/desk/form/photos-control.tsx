/** Pictures: chosen or taken, shrunk before they are sent, shown small until the form goes. */
import { CameraOutlined, CloseOutlined, FileImageOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useCallback, useEffect, useRef } from 'react'
import { newId } from '../../shared/api.ts'
import { useT } from '../words.ts'
import { Box } from './box.tsx'
import { previewOf } from './previews.ts'
import type { ControlProps } from './scene.ts'
import { useUpload } from './upload.ts'

export function PhotosControl(props: ControlProps) {
  const { field, path, value, onChange } = props
  const t = useT()
  const ids = Array.isArray(value) ? value.filter((each) => typeof each === 'string') : []
  // Uploads end after later renders; they must take out of the list as it is then.
  const latest = useRef({ ids, onChange })
  useEffect(() => {
    latest.current = { ids, onChange }
  })
  const drop = useCallback((id: string) => {
    const rest = latest.current.ids.filter((each) => each !== id)
    latest.current.onChange(rest.length > 0 ? rest : undefined)
  }, [])
  const { upload, state } = useUpload(drop)
  if (field.type !== 'photos') return null
  const room = field.most - ids.length

  function add(files: FileList | null) {
    const chosen = [...(files ?? [])].slice(0, room).map((file) => ({ id: newId(), file }))
    if (chosen.length === 0) return
    onChange([...ids, ...chosen.map(({ id }) => id)])
    for (const { id, file } of chosen) upload(id, file, false)
  }

  return (
    <Box {...props} group aside={<span className="count">{`${ids.length} / ${field.most}`}</span>}>
      {() => (
        <>
          <ul className="thumbs">
            {ids.map((id, i) => (
              <li key={id}>
                <Preview id={id} state={state} label={t('form.photo', { number: i + 1 })} />
                <Button
                  size="small"
                  className="thumb-remove"
                  icon={<CloseOutlined aria-hidden />}
                  aria-label={t('form.photo.remove', { number: i + 1 })}
                  onClick={() => drop(id)}
                />
              </li>
            ))}
            {room > 0 && (
              <li>
                <label className="thumb-add">
                  <CameraOutlined aria-hidden />
                  <span>{t('form.photo.add')}</span>
                  <input
                    type="file"
                    name={path}
                    accept="image/*"
                    multiple={field.most > 1}
                    className="unseen"
                    onChange={(event) => {
                      add(event.target.files)
                      event.target.value = ''
                    }}
                  />
                </label>
              </li>
            )}
          </ul>
          <p className="upload-state" role="status">
            {state === 'busy' && t('form.upload.busy')}
            {state === 'failed' && t('form.upload.failed')}
          </p>
        </>
      )}
    </Box>
  )
}

/** Drawn again when the upload's state changes: the small picture comes a moment after its id. */
function Preview({ id, label }: { id: string; label: string; state: string }) {
  const thumb = previewOf(id)
  return thumb ? (
    <img src={thumb} alt={label} />
  ) : (
    <span className="thumb-blank">
      <FileImageOutlined aria-hidden />
      {label}
    </span>
  )
}
