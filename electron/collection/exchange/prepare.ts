import { writeFileSync } from 'node:fs'
import path from 'node:path'
import type { ImportSource, ReadingOptions } from '../../contract/exchange.ts'
import { readPackage } from '../../exchange/read-package.ts'
import type { TextOptions } from '../../exchange/text/plan.ts'
import type { Moment } from '../collection.ts'
import type { Job } from './job.ts'
import { refusing } from './refusals.ts'
import { Staged } from './staged.ts'
import { stage } from './staging.ts'

/**
 * Reads a file whole and prepares it in a folder of its own. The collection is not needed for it.
 * @param folder  made by `newWorkFolder`; whoever made it removes it
 * @throws Refused  for whatever is wrong with the file
 */
export function prepare(
  source: ImportSource,
  reading: ReadingOptions,
  folder: string,
  at: Moment,
  job: Job,
): Promise<Staged> {
  return refusing(source, folder, async () => {
    const file = fileOf(source, folder)
    job.progress('reading', 0)
    const pack = await readPackage(file, folder, { ...textOptionsOf(reading), ...at })
    try {
      await stage(pack, folder, job)
    } finally {
      pack.close()
    }
    return new Staged(folder)
  })
}

/** Pasted text lies in the job's folder, as a file of the name that messages and its deck call it. */
export function fileOf(source: ImportSource, folder: string): string {
  if ('file' in source) return path.resolve(source.file)
  const file = path.join(folder, `${source.name.replaceAll(/[^\p{L}\p{N} ._-]/gu, '_')}.txt`)
  writeFileSync(file, source.text)
  return file
}

/** The same options as the readers take them. */
export function textOptionsOf(reading: ReadingOptions): TextOptions {
  const { header, encoding, separator, columns, noteType, isHtml } = reading
  return {
    ...(header === undefined ? {} : { header }),
    ...(encoding === undefined ? {} : { encoding }),
    mapping: {
      ...(separator === undefined ? {} : { separator }),
      ...(columns === undefined ? {} : { columns }),
      ...(noteType === undefined ? {} : { noteType }),
      ...(isHtml === undefined ? {} : { isHtml }),
    },
  }
}
