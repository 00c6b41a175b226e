/** Alive, ready, measured. */
import { type Endpoint, endpoint } from '../endpoint.ts'
import { deliveryBacklog } from '../store/deliveries.ts'
import { pending } from '../store/migrate.ts'
import { backlog } from '../store/moments.ts'
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
    async handle({ sql }, { now }) {
      const waiting = await pending(sql).catch(() => undefined)
      const ready = waiting?.length === 0
      const work = ready ? await backlog(sql, now) : undefined
      const delivery = ready ? await deliveryBacklog(sql, now) : undefined
      return {
        status: ready ? 200 : 503,
        body: {
          ready,
          database: waiting !== undefined,
          pending: waiting ?? [],
          ...(work && { work }),
          ...(delivery && { delivery }),
        },
      }
    },
  }),
  endpoint({
    method: 'GET',
    path: '/metrics',
    who: 'anyone',
    summary: 'Prometheus text: the work loop, messages, memory, uptime',
    answers: { 200: null },
    async handle({ sql }, { now }) {
      const work = await backlog(sql, now)
      const delivery = await deliveryBacklog(sql, now)
      const { rss, heapUsed } = process.memoryUsage()
      const body = [
        '# TYPE teahouse_work_waiting gauge',
        `teahouse_work_waiting ${work.waiting}`,
        '# TYPE teahouse_work_lag_seconds gauge',
        `teahouse_work_lag_seconds ${work.lagSeconds}`,
        '# TYPE teahouse_work_aside gauge',
        `teahouse_work_aside ${work.aside}`,
        '# TYPE teahouse_delivery_waiting gauge',
        `teahouse_delivery_waiting ${delivery.waiting}`,
        '# TYPE teahouse_delivery_lag_seconds gauge',
        `teahouse_delivery_lag_seconds ${delivery.lagSeconds}`,
        '# TYPE teahouse_delivery_aside gauge',
        `teahouse_delivery_aside ${delivery.aside}`,
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
