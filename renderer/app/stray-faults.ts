import { Refusal } from './client.ts'
import { copyFault } from './fault.ts'
import { toast } from './toast.ts'

/** Shows what went wrong outside of any screen: a refusal in its own words, a fault as one sentence. */
export function toastFaults(): void {
  const show = (error: unknown) => {
    if (error instanceof Refusal) toast(error.sentence)
    else toast('Something went wrong in Demarc.', { label: 'Copy details', run: () => copyFault(error) })
  }
  window.addEventListener('unhandledrejection', event => {
    event.preventDefault()
    show(event.reason)
  })
  window.addEventListener('error', event => event.error && show(event.error))
}
