/** Supervision 督办: the card with what it requires, the listing, who looks on, how often it was passed on and urged. */
import { DownOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import { rowsOf, wordsOf } from '../reading.ts'
import type { AvailableView, EntryView, KindView, MatterView } from '../shapes.ts'
import { useT } from '../words.ts'
import { Blocked } from './blocked.tsx'
import { groupOf } from './steps.ts'
import { countsOf } from './supervised.ts'

interface Props {
  kind: KindView
  matter: MatterView
  entries: readonly EntryView[]
  onOpen(action: string): void
}

const ANSWER = 'answer-card'

export function SupervisionCard({ kind, matter, entries, onOpen }: Props) {
  const t = useT()
  const actions = groupOf(kind, matter, 'supervision')
  const answer = actions.find(({ action, allowed }) => action === ANSWER && allowed)
  const facts = factsOf()
  const folded = matter.close ? [] : actions.filter((each) => each !== answer)
  if (facts.length === 0 && folded.length === 0) return null
  return (
    <section className="card standing" aria-labelledby="supervision">
      <Menu kind={kind} actions={folded} onOpen={onOpen} />
      {facts.length === 0 && <p className="note">{t('supervision.none')}</p>}
      {facts.length > 0 && (
        <dl className="standing-facts">
          {facts.map(({ name, words }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{words}</dd>
            </div>
          ))}
        </dl>
      )}
      {answer && (
        <Button className="no-print" type="primary" onClick={() => onOpen(ANSWER)}>
          {wordsOf(kind, `action.${ANSWER}`)}
        </Button>
      )}
    </section>
  )

  function factsOf(): { name: string; words: ReactNode }[] {
    const { fields, watchers } = matter
    const { card, listLevel } = fields
    const { passes, refused, urged, repeats } = countsOf(matter, entries)
    const counts = [
      passes > 0 && t('supervision.passed', { passes }),
      refused > 0 && t('supervision.refused', { refused }),
      urged > 0 && t('supervision.urged', { urged }),
      repeats > 0 && t('supervision.repeated', { repeats }),
    ].filter((each) => each !== false)
    const units = [...new Set(watchers.map(({ unit, name }) => unit || name))]
    return [
      ...(typeof card === 'string' ? [{ name: t('supervision.card'), words: cardWords(card) }] : []),
      ...(typeof listLevel === 'string'
        ? [{ name: t('supervision.listed'), words: listWords(listLevel) }]
        : []),
      ...(units.length > 0 ? [{ name: t('supervision.watchers'), words: units.join(t('and')) }] : []),
      ...(counts.length > 0 ? [{ name: t('supervision.counts'), words: counts.join(t('comma')) }] : []),
    ]
  }

  function cardWords(card: string): ReactNode {
    const given = rowsOf(matter.fields, 'cards').at(-1) ?? {}
    const source = wordsOf(kind, `action.supervise.form.source.option.${String(given.source)}`)
    return (
      <>
        <p className="standing-line">
          <span className={`tag tag-${card}`}>{wordsOf(kind, `form.card.option.${card}`)}</span>
          <span>{t(matter.fields.cardAnswered === true ? 'supervision.answered' : 'supervision.owed')}</span>
        </p>
        <p>{given.leader ? t('supervision.leader', { source, leader: String(given.leader) }) : source}</p>
        {given.requirement && <p className="prose">{String(given.requirement)}</p>}
      </>
    )
  }

  function listWords(level: string): ReactNode {
    const { listOwner, listTarget, listUntil } = matter.fields
    return (
      <>
        <p className="standing-line">
          <span className="tag tag-listed">
            {t('supervision.level', { level: wordsOf(kind, `form.listLevel.option.${level}`) })}
          </span>
          <span>
            {t('supervision.list', { owner: String(listOwner ?? '—'), until: String(listUntil ?? '—') })}
          </span>
        </p>
        {listTarget && <p className="prose">{String(listTarget)}</p>}
      </>
    )
  }
}

interface MenuProps {
  kind: KindView
  actions: readonly AvailableView[]
  onOpen(action: string): void
}

/** The actions folded behind one button, so that the page doesn't drown in them. */
function Menu({ kind, actions, onOpen }: MenuProps) {
  const t = useT()
  const id = useId()
  const [open, setOpen] = useState(false)
  const allowed = actions.filter((each) => each.allowed)
  const blocked = actions.filter((each) => !each.allowed)
  return (
    <>
      <div className="card-head">
        <h2 id="supervision">{t('supervision.title')}</h2>
        {actions.length > 0 && (
          <Button
            className="no-print"
            size="small"
            icon={<DownOutlined aria-hidden rotate={open ? 180 : 0} />}
            iconPlacement="end"
            aria-expanded={open}
            aria-controls={id}
            onClick={() => setOpen(!open)}
          >
            {t('supervision.actions')}
          </Button>
        )}
      </div>
      <div id={id} className="standing-menu no-print" hidden={!open}>
        {allowed.length > 0 && (
          <div className="actions-row">
            {allowed.map(({ action }) => (
              <Button key={action} onClick={() => onOpen(action)}>
                {wordsOf(kind, `action.${action}`)}
              </Button>
            ))}
          </div>
        )}
        <Blocked kind={kind} blocked={blocked} />
      </div>
    </>
  )
}
