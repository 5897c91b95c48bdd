import type { Settings } from '../../electron/contract/settings.ts'

/** Puts theme and text size on the document. `system` leaves the theme to the computer's own setting. */
export function applyLook({ theme, textScale }: Pick<Settings, 'theme' | 'textScale'>): void {
  const { documentElement: root } = document
  if (theme === 'system') delete root.dataset.theme
  else root.dataset.theme = theme
  root.style.fontSize = textScale === 1 ? '' : `${textScale * 100}%`
}
