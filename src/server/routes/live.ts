/** Wakes the desk by server-sent events. A wake says only that looking again is worth it. */
import { type Endpoint, endpoint } from '../endpoint.ts'

/** Proxies close silent connections after 30 to 60 seconds. */
const BEAT_MS = 20_000

export const LIVE: readonly Endpoint[] = [
  endpoint({
    method: 'GET',
    path: '/api/live',
    who: 'staff',
    summary: 'Server-sent events: `wake` when matters changed',
    answers: { 200: null },
    async handle(house, { request, reply }) {
      reply.hijack()
      const { raw } = reply
      raw.writeHead(200, {
        'content-type': 'text/event-stream',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      })
      raw.write('retry: 3000\n\n')
      const stop = house.live.listen(() => raw.write('event: wake\ndata: \n\n'))
      const beat = setInterval(() => raw.write(': beat\n\n'), BEAT_MS)
      request.raw.on('close', () => {
        clearInterval(beat)
        stop()
      })
      return { status: 200 }
    },
  }),
]
