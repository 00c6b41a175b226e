/** What a matter is, in two lines, with its number ready to be copied. */
import { CheckOutlined, CopyOutlined, PrinterOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'wouter'
import { useCommon } from '../common.ts'
import { lastList } from '../list/return.ts'
import { StageTag } from '../list/stage-tag.tsx'
import { listOf } from '../reading.ts'
import type { KindView, MatterView } from '../shapes.ts'
import { moment } from '../when.ts'
import { useT } from '../words.ts'
import { CodeWords, Stars } from './value.tsx'

export function Head({ kind, matter }: { kind: KindView; matter: MatterView }) {
  const t = useT()
  const list = listOf(kind)
  const common = useCommon()
  return (
    <header className="matter-head">
      <p className="matter-back">
        <Link href={lastList()}>← {t('matter.back')}</Link>
      </p>
      <div className="matter-title">
        <h1>{matter.title}</h1>
        <Button className="no-print" icon={<PrinterOutlined aria-hidden />} onClick={() => print()}>
          {t('matter.print')}
        </Button>
      </div>
      <p className="matter-line">
        <StageTag kind={kind} row={matter} />
        <span>{kind.texts[`${kind.id}.name`]}</span>
        <Ref value={matter.ref} />
      </p>
      <dl className="glance">
        <div>
          <dt>{t('matter.holder')}</dt>
          <dd>{matter.close ? '—' : `${matter.holder.unit} · ${matter.holder.name}`}</dd>
        </div>
        <div>
          <dt>{t('matter.place')}</dt>
          <dd>
            {matter.path
              .slice(1)
              .map(({ name }) => name)
              .join(' › ') || matter.place.name}
          </dd>
        </div>
        {list && (
          <div>
            <dt>{t('matter.category')}</dt>
            <dd>
              {matter.category ? <CodeWords list={list} code={matter.category} /> : t('list.no-category')}
            </dd>
          </div>
        )}
        <div>
          <dt>{t('matter.opened')}</dt>
          <dd>
            <time dateTime={matter.openedAt}>{moment(matter.openedAt)}</time>
            <span className="quiet"> · {common(`door.${matter.door}`)}</span>
          </dd>
        </div>
        {matter.closedAt && (
          <div>
            <dt>{t('matter.closed')}</dt>
            <dd>
              <time dateTime={matter.closedAt}>{moment(matter.closedAt)}</time>
            </dd>
          </div>
        )}
        {matter.stars !== undefined && (
          <div>
            <dt>{t('matter.stars')}</dt>
            <dd>
              <Stars stars={matter.stars} />
            </dd>
          </div>
        )}
      </dl>
    </header>
  )
}

/** How long "copied" is told. */
const TOLD_MS = 2000

function Ref({ value }: { value: string }) {
  const t = useT()
  const [copied, setCopied] = useState(false)
  async function copy() {
    await navigator.clipboard.writeText(value)
    setCopied(true)
    setTimeout(() => setCopied(false), TOLD_MS)
  }
  return (
    <span className="ref-copy">
      <span className="ref">{value}</span>
      <Button
        type="text"
        size="small"
        className="no-print"
        aria-label={t('matter.copy')}
        icon={copied ? <CheckOutlined aria-hidden /> : <CopyOutlined aria-hidden />}
        onClick={() => void copy()}
      />
      <span className="unseen" role="status">
        {copied && t('matter.copied')}
      </span>
    </span>
  )
}
