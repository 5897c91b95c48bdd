/**
 * Chooses or gives back an option. With one right answer a choice replaces the one before; with several, a choice
 * beyond their number replaces the oldest.
 */
export function choose<Option>(chosen: readonly Option[], option: Option, howMany: number): Option[] {
  if (howMany === 1) return [option]
  if (chosen.includes(option)) return chosen.filter(other => other !== option)
  return [...chosen, option].slice(-howMany)
}
