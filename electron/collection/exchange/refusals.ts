import path from 'node:path'
import type { ImportSource } from '../../contract/exchange.ts'
import { Refused } from '../../contract/refused.ts'
import { ExchangeRefused } from '../../exchange/refusal.ts'
import { refusedFor } from '../sqlite-faults.ts'

/**
 * Runs `work`; what a reader has against a file comes as the app's own refusal, as does a full disk. A sentence about
 * a place in the file begins with the file's name.
 */
export async function refusing<T>(
  source: ImportSource,
  workFolder: string,
  work: () => Promise<T>,
): Promise<T> {
  const name = 'file' in source ? path.basename(source.file) : source.name
  const told = (sentence: string) => (sentence.includes(name) ? sentence : `${name}: ${sentence}`)
  try {
    return await work()
  } catch (error) {
    if (error instanceof ExchangeRefused) throw new Refused(error.code, told(error.message), error.where)
    if (error instanceof Refused && error.code !== 'job_cancelled') {
      throw new Refused(error.code, told(error.message), error.where)
    }
    throw refusedFor(error, workFolder)
  }
}
