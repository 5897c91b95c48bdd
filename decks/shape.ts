import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import { QuestionFile, ServiceFile, TopicFile } from './schema.ts'

/** `node decks/shape.ts FILE…`: the shape of single files, for a quick look while writing one. */
for (const file of process.argv.slice(2)) {
  const schema = file.includes('services/')
    ? ServiceFile
    : file.includes('questions/')
      ? QuestionFile
      : TopicFile
  const read = schema.safeParse(parse(readFileSync(file, 'utf8')))
  console.log(read.success ? `${file}: well formed` : `${file}:\n${z.prettifyError(read.error)}`)
}
