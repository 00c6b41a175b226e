/** Where a matter stands, or how it ended: in words, with a colour that only supports them. */
import { useCommon } from '../common.ts'
import { stageOf } from '../reading.ts'
import type { KindView, Row } from '../shapes.ts'

export function StageTag({ kind, row }: { kind: KindView | undefined; row: Pick<Row, 'stage' | 'close'> }) {
  const common = useCommon()
  if (row.close) {
    const good = row.close === 'solved'
    return <span className={`tag ${good ? 'tag-good' : 'tag-over'}`}>{common(`close.${row.close}`)}</span>
  }
  if (!kind) return <span className="tag tag-over">{row.stage}</span>
  const fresh = Object.keys(kind.stages)[0] === row.stage
  return <span className={`tag ${fresh ? 'tag-new' : 'tag-going'}`}>{stageOf(kind, row.stage)}</span>
}
