/** Places in a template that somebody must fill: nobody should ever receive a letter with 【情况】 in it. */
import en from '../texts/en.json' with { type: 'json' }
import zh from '../texts/zh.json' with { type: 'json' }

const MARKED = /【[^】]+】|\[[^\]]+\]/g

const BLANKS: ReadonlySet<string> = new Set(
  [zh, en].flatMap((texts) =>
    Object.entries(texts)
      .filter(([id]) => /^template\..+\.text$/.test(id))
      .flatMap(([, text]) => text.match(MARKED) ?? []),
  ),
)

/** The blanks of our own templates that still stand in a text; other brackets are the writer's. */
export const blanksIn = (text: string): string[] =>
  [...new Set(text.match(MARKED) ?? [])].filter((mark) => BLANKS.has(mark))
