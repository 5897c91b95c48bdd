import { lazy, Suspense } from 'react'
import { FaultScreen } from './FaultScreen.tsx'
import { Shell } from './Shell.tsx'
import { useStart } from './start.ts'

const CannotOpen = lazy(async () => ({ default: (await import('./CannotOpen.tsx')).CannotOpen }))

/** The whole window: the shell, or why the collection can't be opened. */
export function Window() {
  const start = useStart()
  if (start.is === 'failed') return <FaultScreen fault={start.fault} />
  if (start.is === 'refused') {
    return (
      <Suspense>
        <CannotOpen refusal={start.refusal} />
      </Suspense>
    )
  }
  return <Shell isOpen={start.is === 'open'} />
}
