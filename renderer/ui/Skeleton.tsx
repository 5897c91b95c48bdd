import { useEffect, useState } from 'react'
import './skeleton.css'

/** A grey area of the final size, while something loads. Nothing for 150 ms, so that a quick answer never flashes. */
export function Skeleton({ width = '100%', height = '1em' }: { width?: string; height?: string }) {
  const [isShown, setShown] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), 150)
    return () => clearTimeout(timer)
  }, [])
  return <span className="skeleton" aria-hidden="true" data-shown={isShown} style={{ width, height }} />
}
