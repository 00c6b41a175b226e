/**
 * A signature drawn by hand, finger or mouse. Who can't draw brings a picture of one: the second way is
 * the same for the keyboard, and for a sheet signed on paper.
 */
import { Button } from 'antd'
import { useCallback, useEffect, useRef, useState } from 'react'
import { newId } from '../../shared/api.ts'
import { fieldsOf, namesOf, rowLabel, rowsOf, wordsOf } from '../reading.ts'
import { useT } from '../words.ts'
import { Box } from './box.tsx'
import { previewOf } from './previews.ts'
import { type ControlProps, type Scene, useScene } from './scene.ts'
import { type Dot, dotOf, draw, pictureOf, SHEET, type Stroke } from './strokes.ts'
import { useUpload } from './upload.ts'

/** Whose signature is asked for, where the form names an item: the party chosen above. */
function signerOf({ kind, action, matter, answers }: Scene): string | undefined {
  const form = action === undefined ? {} : (kind.actions[action]?.fields ?? {})
  const [name] = namesOf(form, 'item')
  const field = name === undefined ? undefined : form[name]
  const number = name === undefined ? undefined : answers[name]
  if (field?.type !== 'item' || typeof number !== 'number' || !matter) return undefined
  const list = fieldsOf(kind)[field.of]
  const row = rowsOf(matter.fields, field.of)[number]
  return list?.type === 'list' && row ? rowLabel(kind, `form.${field.of}`, list.of, row) : undefined
}

export function SignatureControl(props: ControlProps) {
  const { field, text, value, onChange } = props
  const scene = useScene()
  const t = useT()
  const canvas = useRef<HTMLCanvasElement>(null)
  const [strokes, setStrokes] = useState<readonly Stroke[]>([])
  const failed = useCallback(() => onChange(undefined), [onChange])
  const { upload, state } = useUpload(failed)
  const drawing = useRef<Dot[] | null>(null)
  const id = typeof value === 'string' ? value : undefined
  const signer = signerOf(scene)
  const kept = strokes.length === 0 && id ? previewOf(id) : undefined

  useEffect(() => {
    if (canvas.current) draw(canvas.current, strokes)
  }, [strokes])

  // Another person signs: the last one's hand must not stay on the sheet.
  const before = useRef(signer)
  useEffect(() => {
    if (before.current === signer) return
    const named = before.current !== undefined
    before.current = signer
    if (!named) return
    setStrokes([])
    onChange(undefined)
  }, [signer, onChange])

  async function take(next: readonly Stroke[]) {
    setStrokes(next)
    if (!canvas.current) return
    draw(canvas.current, next)
    if (next.length === 0) return onChange(undefined)
    const picture = await pictureOf(canvas.current)
    if (picture) send(picture, true)
  }

  function send(picture: Blob, asDrawn: boolean) {
    const fresh = newId()
    onChange(fresh)
    upload(fresh, picture, asDrawn)
  }

  function move(event: React.PointerEvent<HTMLCanvasElement>) {
    if (!drawing.current) return
    const steps = event.nativeEvent.getCoalescedEvents?.() ?? []
    const points = steps.length > 0 ? steps : [event]
    drawing.current.push(...points.map((each) => dotOf(event.currentTarget, each)))
    draw(event.currentTarget, [...strokes, drawing.current])
  }

  function lift() {
    const stroke = drawing.current
    drawing.current = null
    if (stroke) void take([...strokes, stroke])
  }

  if (field.type !== 'signature') return null
  const label = signer ? t('form.sign.by', { name: signer }) : t('form.sign.here')
  return (
    <Box {...props} group>
      {() => (
        <div className="signature">
          <div className="sheet">
            <canvas
              ref={canvas}
              role="img"
              aria-label={`${wordsOf(scene.kind, text)}: ${id ? t('form.sign.there') : label}`}
              style={{ aspectRatio: `${SHEET.width} / ${SHEET.height}` }}
              onPointerDown={(event) => {
                event.currentTarget.setPointerCapture(event.pointerId)
                drawing.current = [dotOf(event.currentTarget, event)]
                draw(event.currentTarget, [...strokes, drawing.current])
              }}
              onPointerMove={move}
              onPointerUp={lift}
              onPointerCancel={lift}
            />
            {kept && <img src={kept} alt={t('form.sign.there')} />}
            {!id && strokes.length === 0 && <span className="sheet-hint">{label}</span>}
          </div>
          <div className="beside">
            <Button disabled={strokes.length === 0} onClick={() => void take(strokes.slice(0, -1))}>
              {t('form.sign.undo')}
            </Button>
            <Button disabled={!id && strokes.length === 0} onClick={() => void take([])}>
              {t('form.sign.clear')}
            </Button>
            <label className="file-button">
              {t('form.sign.file')}
              <input
                type="file"
                accept="image/*"
                className="unseen"
                onChange={(event) => {
                  const [file] = event.target.files ?? []
                  event.target.value = ''
                  if (!file) return
                  setStrokes([])
                  send(file, false)
                }}
              />
            </label>
          </div>
          <p className="upload-state" role="status">
            {state === 'busy' && t('form.upload.busy')}
            {state === 'done' && t('form.sign.saved')}
            {state === 'failed' && t('form.upload.failed')}
          </p>
        </div>
      )}
    </Box>
  )
}
