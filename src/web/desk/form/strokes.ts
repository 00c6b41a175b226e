/** Handwriting on a canvas: strokes are kept, so that one can be taken back and the size can change. */

export interface Dot {
  x: number
  y: number
}
export type Stroke = Dot[]

/** Of the sheet, in CSS pixels; the picture is twice as fine. */
export const SHEET = { width: 520, height: 200 }
const FINE = 2
const INK = '#14213d'
const NIB = 2.6

/** Draws the strokes anew. */
export function draw(canvas: HTMLCanvasElement, strokes: readonly Stroke[]): void {
  const pen = canvas.getContext('2d')
  if (!pen) return
  canvas.width = SHEET.width * FINE
  canvas.height = SHEET.height * FINE
  pen.scale(FINE, FINE)
  pen.strokeStyle = INK
  pen.fillStyle = INK
  pen.lineWidth = NIB
  pen.lineCap = 'round'
  pen.lineJoin = 'round'
  for (const stroke of strokes) drawStroke(pen, stroke)
}

function drawStroke(pen: CanvasRenderingContext2D, stroke: Stroke): void {
  const [first, ...rest] = stroke
  if (!first) return
  pen.beginPath()
  if (rest.length === 0) {
    pen.arc(first.x, first.y, NIB / 2, 0, 2 * Math.PI)
    pen.fill()
    return
  }
  pen.moveTo(first.x, first.y)
  // Through the middles of the way, so that a quick hand leaves curves and no corners.
  rest.forEach((dot, i) => {
    const next = rest[i + 1]
    if (next) pen.quadraticCurveTo(dot.x, dot.y, (dot.x + next.x) / 2, (dot.y + next.y) / 2)
    else pen.lineTo(dot.x, dot.y)
  })
  pen.stroke()
}

/** Where a pointer is on the sheet, whatever size it is shown in. */
export function dotOf(canvas: HTMLCanvasElement, event: { clientX: number; clientY: number }): Dot {
  const box = canvas.getBoundingClientRect()
  return {
    x: ((event.clientX - box.left) / box.width) * SHEET.width,
    y: ((event.clientY - box.top) / box.height) * SHEET.height,
  }
}

export const pictureOf = (canvas: HTMLCanvasElement): Promise<Blob | null> =>
  new Promise((resolve) => canvas.toBlob(resolve, 'image/png'))
