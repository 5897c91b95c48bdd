import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import type { DeckPackage } from '../deck-package.ts'
import { ExchangeRefused } from '../refusal.ts'
import type { TextOptions } from '../text/plan.ts'
import { readTextFile } from '../text/text-file.ts'
import { crowdAnkiFrom, isCrowdAnki } from './crowdanki.ts'
import { examFrom } from './exam-json.ts'
import { jsonIn } from './json-file.ts'
import { listFrom } from './list-json.ts'
import { isDemarcJson, readDemarcJson } from './read-demarc-json.ts'

/**
 * A JSON file: Demarc's own package, CrowdAnki's `deck.json`, the questions of a practice exam, or a plain list
 * of fronts and backs. What is in it decides, not its name.
 * @throws ExchangeRefused when it is none of these, or damaged
 */
export async function readJson(
  file: string,
  workFolder: string,
  options: TextOptions = {},
): Promise<DeckPackage> {
  if (isDemarcJson(await beginningOf(file))) return readDemarcJson(file, workFolder, options)
  const text = await readTextFile(file, options.encoding ?? null)
  const value = jsonIn(text)
  if (isCrowdAnki(value)) return crowdAnkiFrom(value, text)
  const found = examFrom(value, text, options) ?? listFrom(value, text, options)
  if (found) return found
  const name = basename(file)
  throw new ExchangeRefused(
    'file_foreign',
    `${name} holds no notes that Demarc knows: no package of Demarc's or CrowdAnki's, no questions with options, no ` +
      'list of fronts and backs.',
    name,
  )
}

/** The first kilobytes of a file; empty when it can't be read, which reading it whole will tell. */
async function beginningOf(file: string): Promise<string> {
  const handle = await open(file, 'r').catch(() => null)
  if (!handle) return ''
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4096), 0, 4096, 0)
    return buffer.toString('utf8', 0, bytesRead)
  } catch {
    return ''
  } finally {
    await handle.close()
  }
}
