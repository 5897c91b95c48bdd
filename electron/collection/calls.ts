import type { CallName } from '../contract/contract.ts'
import type { Handler } from './collection.ts'
import { readSettings, saveGivenSettings } from './settings.ts'

/** Who answers each call that needs an open collection. */
export const handlers: { [N in CallName]?: Handler<N> } = {
  'settings.read': readSettings,
  'settings.save': saveGivenSettings,
}
