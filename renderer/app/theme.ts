import type { Settings } from '../../electron/contract/settings.ts'

/** Puts theme and text size on the document. `system` leaves the theme to the computer's own setting. */
export function applyLook({ theme, textScale }: Pick<Settings, 'theme' | 'textScale'>): void {
  const { documentElement: root } = document
  if (theme === 'system') delete root.dataset.theme
  else root.dataset.theme = theme
  const fontSize = textScale === 1 ? '' : `${textScale * 100}%`
  if (root.style.fontSize === fontSize) return
  root.style.fontSize = fontSize
  askContainersAgain()
}

/** Chromium does not ask a container's queries again when only the size of a `rem` has changed. */
function askContainersAgain(): void {
  const { body } = document
  body.style.containerType = 'normal'
  void body.offsetWidth
  body.style.containerType = ''
}
