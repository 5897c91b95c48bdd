/**
 * What holds every word of `words` in its label or heading, in any order, those whose label begins so first.
 * Case and accents do not count.
 */
export function matching<Item extends { label: string; group: string }>(
  items: readonly Item[],
  words: string,
): Item[] {
  const wanted = plain(words).split(/\s+/).filter(Boolean)
  const first = wanted[0] ?? ''
  return items
    .filter(item => wanted.every(word => plain(`${item.label} ${item.group}`).includes(word)))
    .toSorted((a, b) => Number(plain(b.label).startsWith(first)) - Number(plain(a.label).startsWith(first)))
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
