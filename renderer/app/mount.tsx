import { QueryClientProvider } from '@tanstack/react-query'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { listenForKeys, runCommand } from './commands.ts'
import { cache, touch } from './data.ts'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { followImports } from './importing.ts'
import { followHistory } from './navigation.ts'
import { open } from './start.ts'
import { toastFaults } from './stray-faults.ts'
import { Window } from './Window.tsx'

/** Longer than this, and the shell is drawn before its figures are known. */
const PATIENCE_MS = 150

/** Draws the window, as a rule once: when the first answer is there. */
export function mount(): void {
  const element = document.getElementById('root')
  if (!element) throw new Error('The page has no #root.')
  followHistory()
  listenForKeys()
  followImports()
  toastFaults()
  window.demarc.on(event => {
    if (event.is === 'changed') touch(event.kinds)
    else if (event.is === 'day_rolled_over') touch(['card'])
    else if (event.is === 'command') runCommand(event.id)
  })
  const patience = new Promise(resolve => setTimeout(resolve, PATIENCE_MS))
  void Promise.race([open(), patience]).then(() => {
    const root = createRoot(element)
    // At once: nothing else is to be done before the first picture.
    flushSync(() =>
      root.render(
        <QueryClientProvider client={cache}>
          <ErrorBoundary>
            <Window />
          </ErrorBoundary>
        </QueryClientProvider>,
      ),
    )
  })
}
