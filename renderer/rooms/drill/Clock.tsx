import { useEffect, useState } from 'react'
import { type DrillState, isAsking } from './drill-state.ts'

/** How long the placements took so far, and the present one with them; it stands still while a reason is read. */
export function Clock({ state }: { state: DrillState }) {
  const [seconds, setSeconds] = useState(0)
  const isRunning = isAsking(state)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new duty starts it anew
  useEffect(() => {
    setSeconds(0)
    if (!isRunning) return
    const timer = setInterval(() => setSeconds(before => before + 1), 1000)
    return () => clearInterval(timer)
  }, [isRunning, state.at])
  const total = Math.round(state.outcomes.reduce((sum, { tookMs }) => sum + tookMs, 0) / 1000) + seconds
  return (
    <span className="drill-clock" role="timer" aria-label="Time taken">
      {Math.floor(total / 60)}:{String(total % 60).padStart(2, '0')}
    </span>
  )
}
