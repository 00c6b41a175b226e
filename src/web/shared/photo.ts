/** Pictures: shrunk on the phone, sent with progress, tried again when the network drops. */
import { newId, OfflineError, ProblemError } from './api.ts'
import { currentLanguage } from './language.ts'

/** The server keeps no more than this, so sending more only costs the resident's data. */
const LONGEST_SIDE = 2000
const QUALITY = 0.82
const THUMB_SIDE = 240
const TRIES = 3

export interface ShrunkPhoto {
  blob: Blob
  /** A small picture as a data address, for the preview and the draft. */
  thumb: string
}

/**
 * Shrinks a picked picture to JPEG. Formats that this browser can't draw (HEIC on most) go as they are.
 * @throws Error with name `NotAPhoto` when it is no picture at all
 */
export async function shrinkPhoto(file: Blob): Promise<ShrunkPhoto> {
  const drawn = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => undefined)
  if (!drawn) {
    if (/^image\/hei[cf]/.test(file.type)) return { blob: file, thumb: '' }
    throw Object.assign(new Error('not a photo'), { name: 'NotAPhoto' })
  }
  const blob = await draw(drawn, LONGEST_SIDE).convertToBlob({ type: 'image/jpeg', quality: QUALITY })
  const small = await draw(drawn, THUMB_SIDE).convertToBlob({ type: 'image/jpeg', quality: 0.7 })
  drawn.close()
  return { blob, thumb: await dataAddress(small) }
}

function draw(picture: ImageBitmap, longest: number): OffscreenCanvas {
  const scale = Math.min(1, longest / Math.max(picture.width, picture.height))
  const width = Math.max(1, Math.round(picture.width * scale))
  const height = Math.max(1, Math.round(picture.height * scale))
  const canvas = new OffscreenCanvas(width, height)
  const pen = canvas.getContext('2d')
  if (!pen) throw new Error('no canvas')
  // JPEG has no transparency; without this a transparent screenshot turns black.
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, width, height)
  pen.drawImage(picture, 0, 0, width, height)
  return canvas
}

function dataAddress(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(typeof reader.result === 'string' ? reader.result : '')
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(blob)
  })
}

/**
 * Sends a picture under an id of our own; the same id again is safe, so it is tried three times.
 * @param onProgress from 0 to 1
 * @returns the id to name in a form
 */
export async function sendPhoto(
  blob: Blob,
  onProgress: (done: number) => void = () => {},
  id: string = newId(),
): Promise<string> {
  for (let attempt = 1; ; attempt++) {
    try {
      await put(`/api/photos/${id}`, blob, onProgress)
      return id
    } catch (error) {
      if (error instanceof ProblemError || attempt === TRIES) throw error
      await new Promise((resolve) => setTimeout(resolve, 1000 * attempt))
    }
  }
}

/** `fetch` can't tell how much of a request has left. */
function put(path: string, blob: Blob, onProgress: (done: number) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('PUT', path)
    request.timeout = 120_000
    request.setRequestHeader('content-type', blob.type || 'image/jpeg')
    request.setRequestHeader('x-language', currentLanguage())
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0)
    request.onload = () =>
      request.status < 300
        ? resolve()
        : reject(new ProblemError(request.status, parsed(request.responseText)))
    request.onerror = request.ontimeout = () => reject(new OfflineError(request.statusText))
    request.send(blob)
  })
}

function parsed(text: string): object {
  try {
    const document: unknown = JSON.parse(text)
    return typeof document === 'object' && document !== null ? document : {}
  } catch {
    return {}
  }
}
