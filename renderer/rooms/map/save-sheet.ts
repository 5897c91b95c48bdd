import { demarc, Refusal } from '../../app/client.ts'
import { toast } from '../../app/toast.ts'

/** Saves the cheat sheet, which must be on screen, where the user wants it. */
export async function saveSheet(): Promise<void> {
  try {
    const { file } = await demarc.app.savePdf({
      name: 'Shared responsibility cheat sheet',
      isLandscape: true,
    })
    if (file !== null) toast(`Saved as ${file}`)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    toast(error.message)
  }
}
