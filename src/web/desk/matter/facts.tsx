/** What a matter says: its fields in the order of the declaration. */
import { LockOutlined } from '@ant-design/icons'
import { ASSIST_FIELDS } from '../../../engine/assist.ts'
import type { Field } from '../../../engine/fields.ts'
import { SUPERVISION_FIELDS } from '../../../engine/supervision.ts'
import { fieldsOf, listOf, wordsOf } from '../reading.ts'
import type { KindView, MatterView } from '../shapes.ts'
import { useT } from '../words.ts'
import { ValueWords } from './value.tsx'

const WIDE: readonly Field['type'][] = ['photos', 'list']

export const isWide = (field: Field): boolean =>
  WIDE.includes(field.type) || (field.type === 'text' && field.long === true)

export function Facts({ kind, matter }: { kind: KindView; matter: MatterView }) {
  const t = useT()
  const shown = Object.entries(fieldsOf(kind)).filter(
    ([name, field]) => matter.fields[name] !== undefined && !standsAbove(kind, name, field),
  )
  const isMasked = (name: string) =>
    matter.masked.some((path) => path === name || path.startsWith(`${name}.`))
  return (
    <section className="card" aria-labelledby="facts">
      <h2 id="facts">{t('matter.facts')}</h2>
      <dl className="facts">
        {shown.map(([name, field]) => (
          <div key={name} className={isWide(field) ? 'fact wide' : 'fact'}>
            <dt>
              {wordsOf(kind, `form.${name}`)}
              {isMasked(name) && (
                <span className="masked">
                  <LockOutlined aria-hidden /> {t('matter.masked')}
                </span>
              )}
            </dt>
            <dd>
              <ValueWords
                kind={kind}
                matter={matter}
                field={field}
                text={`form.${name}`}
                value={matter.fields[name] ?? null}
              />
            </dd>
          </div>
        ))}
      </dl>
      {matter.masked.length > 0 && <p className="note">{t('matter.masked.about')}</p>}
    </section>
  )
}

/** The title and the category are said at the top of the page already, help and supervision on cards of their own. */
const standsAbove = (kind: KindView, name: string, field: Field): boolean =>
  name === kind.title ||
  (field.type === 'code' && field.list === listOf(kind)) ||
  name in ASSIST_FIELDS ||
  name in SUPERVISION_FIELDS
