/** Which action is open on a matter, and what was done last. */
import { useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useCallback, useState } from 'react'
import { useLocation } from 'wouter'
import type { Answers } from '../../../engine/fields.ts'
import { useLanguage } from '../../shared/language.ts'
import { matterKey } from '../queries.ts'
import type { MatterView, OutOfSight } from '../shapes.ts'
import { useT } from '../words.ts'

export interface Opened {
  action: string
  preset: Answers
}

const NOTHING: Answers = {}

export function useWork(ref: string) {
  const t = useT()
  const { message } = App.useApp()
  const [, go] = useLocation()
  const client = useQueryClient()
  const language = useLanguage()
  const [opened, setOpened] = useState<Opened>()
  const [done, setDone] = useState<{ action: string; after: MatterView }>()
  const open = useCallback((action: string, preset: Answers = NOTHING) => {
    setDone(undefined)
    setOpened({ action, preset })
  }, [])
  const close = useCallback(() => setOpened(undefined), [])
  const finish = useCallback(
    (action: string, after: MatterView | OutOfSight) => {
      // One's own doing is no surprise: lists are told anew when one goes back to them.
      client.removeQueries({ queryKey: ['matters'] })
      void client.invalidateQueries({ queryKey: ['counts'] })
      setOpened(undefined)
      if ('outOfSight' in after) {
        client.removeQueries({ queryKey: matterKey(ref, language) })
        void message.success(t('act.done.gone'))
        go('/')
        return
      }
      client.setQueryData(matterKey(ref, language), after)
      setDone({ action, after })
    },
    [client, ref, language, message, t, go],
  )
  const forget = useCallback(() => setDone(undefined), [])
  return { opened, done, open, close, finish, forget }
}
