import type { Gives } from '../../../electron/contract/contract.ts'

export type Settings = Gives<'settings.read'>
/** Settings that are on or off. */
export type SwitchSetting = 'shouldAskBeforeOptions'
export type NumberSetting = 'newPerDay' | 'reviewsPerDay' | 'learnAheadMinutes' | 'leechThreshold'

/** What each number may be; the app itself refuses anything else. */
export const limits: Record<NumberSetting, { min: number; max: number }> = {
  newPerDay: { min: 0, max: 9999 },
  reviewsPerDay: { min: 0, max: 9999 },
  learnAheadMinutes: { min: 0, max: 240 },
  leechThreshold: { min: 1, max: 99 },
}

/** What is wrong with a number as typed, with the remedy; null when nothing. */
export function problemOf(setting: NumberSetting, typed: string): string | null {
  const { min, max } = limits[setting]
  const value = Number(typed)
  const isFine = typed.trim() !== '' && Number.isInteger(value) && value >= min && value <= max
  return isFine ? null : `Give a whole number from ${min} to ${max.toLocaleString('en-GB')}.`
}
