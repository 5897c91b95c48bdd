import { envelopeOf } from '../envelope.ts'
import type { RunAside } from './aside.ts'
import { threads } from './aside-thread.ts'
import { workAside } from './aside-work.ts'
import { type Owner, WindowJobs } from './window-jobs.ts'

/** The jobs of a collection that is open. @param workerFile  null does long work in this thread */
export function jobsOf(workerFile: string | null, owner: Omit<Owner, 'runAside'>): WindowJobs {
  return new WindowJobs({ ...owner, runAside: workerFile === null ? here : threads(workerFile) })
}

const here: RunAside = async (start, tell) => {
  try {
    return { is: 'done', value: await workAside(start, tell), changed: [] }
  } catch (error) {
    return envelopeOf(error)
  }
}
