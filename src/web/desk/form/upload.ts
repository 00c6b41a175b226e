/** Uploads of one control: told in words, awaited by the form before it is sent. */
import { useCallback, useState } from 'react'
import { sendPhoto, shrinkPhoto } from '../../shared/photo.ts'
import { keepPreview } from './previews.ts'
import { useScene } from './scene.ts'

export type UploadState = 'none' | 'busy' | 'done' | 'failed'

export interface Upload {
  /** @param asDrawn sent as it is: a signature keeps its transparent ground */
  upload(id: string, picture: Blob, asDrawn: boolean): void
  state: UploadState
}

/** @param onFailed told the id of a picture that could not be sent */
export function useUpload(onFailed: (id: string) => void): Upload {
  const { track } = useScene()
  const [busy, setBusy] = useState(0)
  const [state, setState] = useState<UploadState>('none')
  const upload = useCallback(
    (id: string, picture: Blob, asDrawn: boolean) => {
      setBusy((count) => count + 1)
      const sent = shrinkPhoto(picture)
        .then(async ({ blob, thumb }) => {
          keepPreview(id, thumb)
          await sendPhoto(asDrawn ? picture : blob, undefined, id)
          setState('done')
        })
        .catch(() => {
          setState('failed')
          onFailed(id)
        })
        .finally(() => setBusy((count) => count - 1))
      track(sent)
    },
    [track, onFailed],
  )
  return { upload, state: busy > 0 ? 'busy' : state }
}
