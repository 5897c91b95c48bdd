import type { Look } from '../../contract/exchange.ts'
import type { Phase } from '../../contract/jobs.ts'
import { openToRead } from '../connection.ts'
import { type Reader, readerOf } from '../db.ts'
import type { AsideStart, AsideTask } from './aside.ts'
import { lookAt } from './looking.ts'
import { prepare } from './prepare.ts'
import { exportSpans, lookSpans, readingSpans, watchedJob } from './progress.ts'

type Reading = Extract<AsideTask, { source: unknown }>
type Writing = Extract<AsideTask, { target: unknown }>
type Counting = Extract<AsideTask, { do: 'count' }>

/** Does one task, reading the collection beside whoever writes it. */
export async function workAside(
  { task, stop }: AsideStart,
  tell: (phase: Phase, share: number) => void,
): Promise<unknown> {
  switch (task.do) {
    case 'prepare':
      return await prepared(task, stop, tell)
    case 'look':
      return await looked(task, stop, tell)
    case 'export':
      return await exported(task, stop, tell)
    case 'count':
      return await counted(task)
  }
}

async function prepared(
  task: Reading,
  stop: AsideStart['stop'],
  tell: (phase: Phase, share: number) => void,
) {
  const job = watchedJob(stop, readingSpans, tell)
  const staged = await prepare(task.source, task.reading, task.folder, task.at, job)
  staged.close()
  return true
}

async function looked(
  task: Reading,
  stop: AsideStart['stop'],
  tell: (phase: Phase, share: number) => void,
): Promise<Look> {
  const job = watchedJob(stop, lookSpans, tell)
  const { source, reading, folder, at, deck, schedule, choices } = task
  const options = {
    deck,
    schedule,
    choices: { others: choices.others, notes: new Map(Object.entries(choices.notes)) },
  }
  const staged = await prepare(source, reading, folder, at, job)
  try {
    return await withReader(task.collectionFile, db => lookAt(db, staged, source, reading, options, at, job))
  } finally {
    staged.close()
  }
}

async function exported(
  task: Writing,
  stop: AsideStart['stop'],
  tell: (phase: Phase, share: number) => void,
) {
  const job = watchedJob(stop, exportSpans, tell)
  const { target, scope, schedule, isPlain, at, collectionFile } = task
  const { exportTo } = await import('./exporting.ts')
  return await withReader(collectionFile, async read => {
    const collection = { read, file: collectionFile }
    return { file: target, ...(await exportTo(collection, target, { scope, schedule, isPlain }, at, job)) }
  })
}

async function counted({ collectionFile, format, scope, schedule, at }: Counting) {
  const { exportCounts } = await import('./exporting.ts')
  return await withReader(collectionFile, async read =>
    exportCounts({ read, file: collectionFile }, format, { scope, schedule }, at),
  )
}

async function withReader<T>(file: string, read: (db: Reader) => Promise<T>): Promise<T> {
  const connection = openToRead(file, 'shared')
  try {
    return await read(readerOf(connection))
  } finally {
    connection.close()
  }
}
