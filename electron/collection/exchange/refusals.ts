import { Refused } from '../../contract/refused.ts'
import { ExchangeRefused } from '../../exchange/refusal.ts'
import { refusedFor } from '../sqlite-faults.ts'

/** Runs `work`; what a reader has against a file comes as the app's own refusal, as does a full disk. */
export async function refusing<T>(workFolder: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof ExchangeRefused) throw new Refused(error.code, error.message, error.where)
    throw refusedFor(error, workFolder)
  }
}
