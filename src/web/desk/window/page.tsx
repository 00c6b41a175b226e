/** The window: a clerk registers a matter for somebody who came or called. */
import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { Link, useLocation } from 'wouter'
import { Nothing } from '../list/nothing.tsx'
import { useKinds } from '../queries.ts'
import type { MatterView } from '../shapes.ts'
import { useT } from '../words.ts'
import { OpeningForm } from './opening-form.tsx'
import { Slip } from './slip.tsx'

export function WindowPage({ chosen }: { chosen?: string }) {
  const t = useT()
  const { kinds, lines, ready } = useKinds()
  const [opened, setOpened] = useState<MatterView>()
  const [, go] = useLocation()
  const offered = lines.filter(({ doors }) => doors.includes('desk'))
  const kind = kinds.find(({ id }) => id === chosen)
  useEffect(() => {
    document.title = `${t('window.title')} · ${t('desk')}`
  }, [t])
  useEffect(() => void scrollTo({ top: 0 }), [])

  if (opened && kind)
    return (
      <Slip
        matter={opened}
        onAgain={() => {
          setOpened(undefined)
          go('/window')
        }}
      />
    )
  if (kind)
    return (
      <div className="page narrow-page">
        <p className="matter-back">
          <Link href="/window">← {t('window.back')}</Link>
        </p>
        <h1>{t('window.kind', { kind: kind.texts[`${kind.id}.name`] ?? kind.id })}</h1>
        <OpeningForm key={kind.id} kind={kind} onDone={setOpened} />
      </div>
    )
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('window.title')}</h1>
        <p>{t('window.about')}</p>
      </div>
      {ready && offered.length === 0 && <Nothing title={t('window.none')} about="" />}
      <ul className="kinds">
        {offered.map(({ id, name, about }) => (
          <li key={id} className="card">
            <h2>{name}</h2>
            <p>{about}</p>
            <Button type="primary" onClick={() => go(`/window/${id}`)}>
              {t('window.kind', { kind: name })}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  )
}
