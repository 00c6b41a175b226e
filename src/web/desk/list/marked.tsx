/** Text with the searched words marked. */

export function Marked({ text, words }: { text: string; words?: string | undefined }) {
  const parts = split(text, words)
  return <>{parts.map((part) => (part.hit ? <mark key={part.at}>{part.text}</mark> : part.text))}</>
}

interface Part {
  text: string
  hit: boolean
  at: number
}

/** Searched words stand apart by spaces and are each looked for, as the server does. */
export function split(text: string, words?: string): Part[] {
  const wanted = (words ?? '').trim().split(/\s+/).filter(Boolean).map(literal)
  if (wanted.length === 0) return [{ text, hit: false, at: 0 }]
  let at = 0
  return text.split(new RegExp(`(${wanted.join('|')})`, 'gi')).flatMap((piece, i) => {
    const part = { text: piece, hit: i % 2 === 1, at }
    at += piece.length
    return piece ? [part] : []
  })
}

const literal = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
