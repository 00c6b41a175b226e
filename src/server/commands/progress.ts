/** How far a long command has come: a bar on a terminal, a plain line now and then in a log. */

export interface Progress {
  /** @param part of the whole, 0 to 1 */
  at(part: number, count: number): void
  /** Takes the bar away, so that the next line stands clean. */
  end(): void
}

export interface Screen {
  isTTY?: boolean
  write(words: string): unknown
}

const WIDTH = 30

/**
 * @param noun what is counted
 * @param every in a log, one line per so many
 */
export function progressOn(screen: Screen, noun: string, every = 500): Progress {
  let told = 0
  let shown = -1
  return {
    at(part, count) {
      const percent = Math.floor(Math.min(1, part) * 100)
      if (screen.isTTY) {
        if (percent === shown && count % 100 !== 0) return
        shown = percent
        const full = Math.round((percent / 100) * WIDTH)
        const bar = '█'.repeat(full) + '░'.repeat(WIDTH - full)
        screen.write(`\r${bar} ${String(percent).padStart(3)} %  ${count.toLocaleString('en')} ${noun}`)
      } else if (Math.floor(count / every) > told) {
        told = Math.floor(count / every)
        screen.write(`${count.toLocaleString('en')} ${noun} (${percent} %)\n`)
      }
    },
    end() {
      if (screen.isTTY && shown >= 0) screen.write('\r\u001b[2K')
    },
  }
}
