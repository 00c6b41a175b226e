/** Alive, ready. Metrics and the work loop's lag join with the work loop. */
import { type Endpoint, endpoint } from '../endpoint.ts'
import { pending } from '../store/migrate.ts'
import { Thing } from './schemas.ts'

export const HEALTH: readonly Endpoint[] = [
  endpoint({
    method: 'GET',
    path: '/healthz',
    who: 'anyone',
    summary: 'The process is alive',
    answers: { 200: Thing },
    async handle() {
      return { status: 200, body: { alive: true } }
    },
  }),
  endpoint({
    method: 'GET',
    path: '/readyz',
    who: 'anyone',
    summary: 'The database answers and its schema is up to date',
    answers: { 200: Thing, 503: Thing },
    async handle({ sql }) {
      const waiting = await pending(sql).catch(() => undefined)
      const ready = waiting?.length === 0
      return {
        status: ready ? 200 : 503,
        body: { ready, database: waiting !== undefined, pending: waiting ?? [] },
      }
    },
  }),
  endpoint({
    method: 'GET',
    path: '/metrics',
    who: 'anyone',
    summary: 'Prometheus text: memory, uptime',
    answers: { 200: null },
    async handle() {
      const { rss, heapUsed } = process.memoryUsage()
      const body = [
        '# TYPE process_resident_memory_bytes gauge',
        `process_resident_memory_bytes ${rss}`,
        '# TYPE nodejs_heap_used_bytes gauge',
        `nodejs_heap_used_bytes ${heapUsed}`,
        '# TYPE process_uptime_seconds gauge',
        `process_uptime_seconds ${process.uptime()}`,
        '',
      ].join('\n')
      return { status: 200, body, headers: { 'content-type': 'text/plain; version=0.0.4' } }
    },
  }),
]
