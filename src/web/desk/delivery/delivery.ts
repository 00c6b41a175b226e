/** How I hear of notices outside the desk, as the house knows it. */
import { useQuery } from '@tanstack/react-query'
import type { Channel } from '../../../engine/messages.ts'
import type { Quiet } from '../../../engine/quiet.ts'
import type { Language } from '../../../engine/text.ts'
import { call, get, newId, post } from '../../shared/api.ts'

export interface ChannelView {
  channel: Channel
  /** The office has set it up. */
  open: boolean
  address: string
  wanted: boolean
  confirmed: boolean
  /** A code is on its way and can be entered until then. */
  codeUntil?: string
}

export type MessageState = 'waiting' | 'sending' | 'sent' | 'nothing' | 'unsure' | 'aside'

export interface LastView {
  id: string
  channel: Channel
  what: 'notices' | 'code' | 'test'
  state: MessageState
  notices: number
  withheld: number
  at: string
  sentAt?: string
}

export interface DeliveryView {
  language: Language
  quiet: Quiet
  waitMinutes: number
  channels: ChannelView[]
  last: LastView[]
}

/** What a person says. */
export type Wishes = Pick<DeliveryView, 'language' | 'quiet'> &
  Record<Channel, Pick<ChannelView, 'address' | 'wanted'>>

export const DELIVERY_KEY = ['delivery']

/** Messages leave within seconds; the list of the last ones is read anew while one is on its way. */
const LOOK_MS = 3_000

const onItsWay = ({ state }: LastView): boolean => state === 'waiting' || state === 'sending'

export function useDelivery() {
  return useQuery({
    queryKey: DELIVERY_KEY,
    queryFn: ({ signal }) => get<DeliveryView>('/api/session/delivery', signal),
    refetchInterval: ({ state }) => (state.data?.last.some(onItsWay) ? LOOK_MS : false),
  })
}

export const saveWishes = (wishes: Wishes): Promise<DeliveryView> =>
  call('PUT', '/api/session/delivery', wishes)

/** Asks for a code or a test message. */
export const ask = (what: 'code' | 'test', channel: Channel): Promise<unknown> =>
  post(`/api/session/delivery/${what}`, { id: newId(), channel })

export const confirm = (channel: Channel, code: string): Promise<DeliveryView> =>
  post('/api/session/delivery/confirm', { channel, code })

/** The wishes as they are saved, for the form to begin with. */
export function wishesOf({ language, quiet, channels }: DeliveryView): Wishes {
  const of = (channel: Channel) => {
    const found = channels.find((each) => each.channel === channel)
    return { address: found?.address ?? '', wanted: found?.wanted ?? false }
  }
  return { language, quiet, email: of('email'), sms: of('sms') }
}
