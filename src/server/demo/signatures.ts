/** Signatures of people who don't exist: a few scribbles, drawn once and used again. */
import { createHash } from 'node:crypto'
import sharp from 'sharp'
import type { Photo } from '../store/photos.ts'
import { type Random, randomOf } from './random.ts'

const WIDTH = 360
const HEIGHT = 140
const HANDS = 8

export type Scribble = Omit<Photo, 'id'>

/** The same scribbles every time. */
export function drawScribbles(): Promise<Scribble[]> {
  return Promise.all(Array.from({ length: HANDS }, (_, i) => draw(randomOf(`hand ${i}`))))
}

async function draw(random: Random): Promise<Scribble> {
  const strokes = Array.from({ length: 3 }, (_, i) => stroke(random, 40 + i * 95))
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">
    <rect width="100%" height="100%" fill="#fff"/>
    <g fill="none" stroke="#1b2a4a" stroke-width="4" stroke-linecap="round">${strokes.join('')}</g></svg>`
  const bytes = await sharp(Buffer.from(svg)).png({ palette: true, colours: 8 }).toBuffer()
  // Thumbs are JPEG whatever the picture is, as those of uploads are.
  const thumb = await sharp(bytes).jpeg({ quality: 72 }).toBuffer()
  const sha256 = createHash('sha256').update(bytes).digest()
  return { type: 'image/png', width: WIDTH, height: HEIGHT, bytes, thumb, sha256 }
}

/** One character's worth of loops. */
function stroke(random: Random, left: number): string {
  const point = () => `${Math.round(left + random.between(-20, 85))} ${Math.round(random.between(25, 115))}`
  return `<path d="M ${point()} C ${point()}, ${point()}, ${point()} S ${point()}, ${point()} S ${point()}, ${point()}"/>`
}
