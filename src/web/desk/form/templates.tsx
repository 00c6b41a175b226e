/** Good beginnings for words that a resident will read; names and day are filled in. */
import { Button, Dropdown } from 'antd'
import { useLanguage } from '../../shared/language.ts'
import { reporterName } from '../reading.ts'
import { useSession } from '../session.ts'
import { longDay } from '../when.ts'
import { useT } from '../words.ts'
import { useScene } from './scene.ts'

const TEMPLATES = ['received', 'settled', 'planned', 'other-door', 'thanks'] as const

interface Props {
  value: string
  onChange(value: string): void
}

export function Templates({ value, onChange }: Props) {
  const { kind, matter } = useScene()
  const { seat } = useSession()
  const language = useLanguage()
  const t = useT()
  const name = matter && reporterName(kind, matter)
  const words = {
    greeting: name ? t('template.dear', { name }) : t('template.hello'),
    title: matter?.title ?? '',
    ref: matter?.ref ?? '',
    unit: seat.unit,
    day: longDay(Date.now(), language),
  }
  const insert = (id: (typeof TEMPLATES)[number]) => {
    const text = t(`template.${id}.text`, words)
    // What is written already stays: a template never costs anybody their words.
    onChange(value.trim() ? `${value.trimEnd()}\n\n${text}` : text)
  }
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: TEMPLATES.map((id) => ({ key: id, label: t(`template.${id}`), onClick: () => insert(id) })),
      }}
    >
      <Button size="small" type="link">
        {t('form.templates')}
      </Button>
    </Dropdown>
  )
}
