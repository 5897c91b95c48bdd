import { useState } from 'react'
import { Button } from '../ui/Button.tsx'
import { copyFault } from './fault.ts'
import './whole-page.css'

/** A fault of ours, in one sentence. */
export function FaultScreen({ fault }: { fault: unknown }) {
  const [isCopied, setCopied] = useState(false)
  return (
    <main className="whole-page">
      <div className="whole-page-inside">
        <h1>Demarc made a mistake</h1>
        <p className="whole-page-sentence">
          This page could not be shown. Every grade you gave before is saved.
        </p>
        <div className="whole-page-ways">
          <Button look="primary" autoFocus onClick={() => location.reload()}>
            Try again
          </Button>
          <Button
            onClick={() => {
              copyFault(fault)
              setCopied(true)
            }}
          >
            {isCopied ? 'Details copied' : 'Copy details'}
          </Button>
        </div>
      </div>
    </main>
  )
}
