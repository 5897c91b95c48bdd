import { Worker } from 'node:worker_threads'
import { envelopeOf } from '../envelope.ts'
import type { AsideSaid, RunAside } from './aside.ts'

/** Does tasks in threads, one each. @param workerFile  the built `aside-worker.js` */
export function threads(workerFile: string): RunAside {
  return (start, tell) =>
    new Promise(resolve => {
      const worker = new Worker(workerFile, { workerData: start })
      worker.on('message', (said: AsideSaid) => {
        if ('envelope' in said) resolve(said.envelope)
        else tell(said.phase, said.share)
      })
      worker.on('error', error => resolve(envelopeOf(error)))
      worker.on('exit', () => resolve(envelopeOf(new Error('The thread of a job ended early.'))))
    })
}
