import { run } from '../../electron/collection/db.ts'
import { openCollection } from '../../electron/collection/open.ts'
import { contentOf } from './collections.ts'

/** A process of its own that opens a collection, writes until it is killed, and says each acknowledged number. */
const [file = '', task = 'hold'] = process.argv.slice(2)
const { collection } = await openCollection({ file, create: true, clock: Date.now, content: contentOf() })
process.stdout.write('open\n')
if (task === 'write') {
  for (let n = 1; ; n += 1) {
    collection.act('Write', db =>
      run(db, `INSERT OR REPLACE INTO setting VALUES ('n', json(:n))`, { n: String(n) }),
    )
    // Said only after the transaction was: what is said must be there whatever happens.
    process.stdout.write(`${n}\n`)
    await new Promise(resolve => setImmediate(resolve))
  }
}
// Held until somebody ends this process.
setInterval(() => {}, 60_000)
