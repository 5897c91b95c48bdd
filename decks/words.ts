/** Words that carry no matter. */
const plain = new Set(
  (
    'a an and are as at be been by can does do for from has have how in into is it its of on or our she he ' +
    'so than that the their them then there they this to was were what when where which while who whose why ' +
    'will with would must may under own not no one all any after before also such only if but ' +
    'aws amazon customer customers company responsibility responsible shared model'
  ).split(' '),
)

/** The words of a text in lower case, in order. */
export function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .replace(/[’']/g, '')
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
}

/** A word without its ending, roughly: `patches`, `patching` and `patched` are `patch`. */
export function stemOf(word: string): string {
  return word.length < 5 ? word : word.replace(/(ing|ed|es|s)$/, '')
}

/** The words that say what a text is about, without their endings. */
export function contentWords(text: string): Set<string> {
  return new Set(
    wordsOf(text)
      .filter(word => word.length > 2 && !plain.has(word))
      .map(stemOf),
  )
}

/** How much of all their words two texts have in common, 0..1. */
export function alike(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const common = [...one].filter(word => other.has(word)).length
  const all = one.size + other.size - common
  return all === 0 ? 0 : common / all
}
