/** The slip as a picture: many people keep what matters among their photos. */

export interface SlipPicture {
  lines: string[]
  code: string[]
  foot: string[]
  /** File name. */
  name: string
}

const WIDTH = 1080
const HEIGHT = 1080
const FONT = '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif'

/** Draws the slip and hands it to the browser's download. The code goes nowhere but onto this device. */
export async function saveSlip({ lines, code, foot, name }: SlipPicture): Promise<void> {
  const canvas = document.createElement('canvas')
  canvas.width = WIDTH
  canvas.height = HEIGHT
  const pen = canvas.getContext('2d')
  if (!pen) return
  const write = (words: string, y: number, font: string, colour: string) => {
    pen.font = font
    pen.fillStyle = colour
    pen.fillText(words, WIDTH / 2, y, WIDTH - 160)
  }
  pen.fillStyle = '#f8f4ea'
  pen.fillRect(0, 0, WIDTH, HEIGHT)
  pen.fillStyle = '#fffdf8'
  pen.fillRect(60, 60, WIDTH - 120, HEIGHT - 120)
  pen.fillStyle = '#24593f'
  pen.fillRect(60, 60, WIDTH - 120, 12)
  pen.textAlign = 'center'
  for (const [i, line] of lines.entries())
    write(line, 190 + i * 72, `${i === 0 ? 52 : 44}px ${FONT}`, '#4a4d42')
  const digits = `600 104px "SF Mono", "Noto Sans Mono", Consolas, monospace`
  write(code.slice(0, 2).join('  '), 510, digits, '#1a4430')
  write(code.slice(2).join('  '), 650, digits, '#1a4430')
  for (const [i, line] of foot.entries()) write(line, 800 + i * 62, `38px ${FONT}`, '#4a4d42')
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
  if (!blob) return
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}
