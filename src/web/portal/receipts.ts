/** Receipt codes: how they are written, and those remembered on this device with the resident's consent. */
import { forget, recallJson, rememberJson } from '../shared/device.ts'

export const RECEIPT_DIGITS = 16
const KEY = 'teahouse.receipts'
const MOST_KEPT = 20

export interface KeptReceipt {
  receipt: string
  title: string
  /** ISO instant. */
  at: string
}

/** The digits of what somebody typed or pasted: spaces, dashes and full-width digits are fine. */
export const digitsOf = (given: string): string => given.normalize('NFKC').replace(/\D/g, '')

/** In groups of four, as it stands on the slip. */
export const groupsOf = (receipt: string): string[] => receipt.match(/.{1,4}/g) ?? []

const isKept = (value: unknown): value is KeptReceipt =>
  typeof value === 'object' &&
  value !== null &&
  'receipt' in value &&
  typeof value.receipt === 'string' &&
  'title' in value &&
  typeof value.title === 'string' &&
  'at' in value &&
  typeof value.at === 'string'

/** Newest first. */
export function keptReceipts(): KeptReceipt[] {
  const kept = recallJson(KEY)
  return Array.isArray(kept) ? kept.filter(isKept) : []
}

export function keepReceipt(one: KeptReceipt): void {
  const others = keptReceipts().filter(({ receipt }) => receipt !== one.receipt)
  rememberJson(KEY, [one, ...others].slice(0, MOST_KEPT))
}

export function dropReceipt(receipt: string): void {
  const others = keptReceipts().filter((each) => each.receipt !== receipt)
  if (others.length > 0) rememberJson(KEY, others)
  else forget(KEY)
}
