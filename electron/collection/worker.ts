import { parentPort, workerData } from 'node:worker_threads'
import type { Question, Said, WorkerStart } from './messages.ts'
import { Serving } from './serving.ts'

/** The worker thread that owns the writing connection. Opens at once; answers questions one after the other. */
if (parentPort === null) throw new Error('The worker is started by electron/collection/client.ts.')
const port = parentPort
const { file, create, startAt, isTraced }: WorkerStart = workerData
const offset = startAt === null ? 0 : startAt - Date.now()
const serving = new Serving({ file, create }, () => Date.now() + offset, isTraced)

const say = (said: Said) => port.postMessage(said)

port.on('message', (question: Question) => {
  switch (question.ask) {
    case 'call':
      say({ id: question.id, envelope: serving.call(question.name, question.args, question.timeZone) })
      break
    case 'use':
      say({ id: question.id, envelope: serving.use(question.file) })
      break
    case 'close':
      serving.close()
      say({ id: question.id, envelope: { is: 'done', value: true, changed: [] } })
      port.close()
      break
  }
})
