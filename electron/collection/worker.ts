import { parentPort, workerData } from 'node:worker_threads'
import { builtInContent } from './built-in-content.ts'
import type { Question, Said, WorkerStart } from './messages.ts'
import { Serving } from './serving.ts'

/** The worker thread that owns the writing connection. Opens at once; answers questions one after the other. */
if (parentPort === null) throw new Error('The worker is started by electron/collection/client.ts.')
const port = parentPort
const { file, create, startAt, isTraced, asideFile }: WorkerStart = workerData
const offset = startAt === null ? 0 : startAt - Date.now()
const serving = new Serving({
  place: { file, create },
  clock: () => Date.now() + offset,
  content: builtInContent,
  isTraced,
  asideFile,
  say: event => say({ event }),
})

function say(said: Said): void {
  port.postMessage(said)
}

async function answer(question: Question): Promise<void> {
  switch (question.ask) {
    case 'call':
      say({
        id: question.id,
        envelope: await serving.call(question.name, question.args, question.timeZone, question.stop),
      })
      break
    case 'use':
      say({ id: question.id, envelope: await serving.use(question.file) })
      break
    case 'close':
      say({ id: question.id, envelope: await serving.close() })
      port.close()
      break
  }
}

port.on('message', (question: Question) => void answer(question))
