/**
 * Links and pictures by reference (`![alt][logo]`, the target further down) with their target in place, so that
 * each note can be rendered by itself. The definitions leave blank lines.
 */
export function withInlineReferences(lines: readonly string[], isCode: readonly boolean[]): string[] {
  const targets = new Map<string, string>()
  const kept = lines.map((line, index) => {
    const found = isCode[index]
      ? null
      : /^ {0,3}\[([^\]^][^\]]{0,200})\]:[ \t]+(\S+(?:[ \t]+(?:"[^"]*"|'[^']*'))?)[ \t]*$/.exec(line)
    if (!found) return line
    targets.set(keyOf(found[1] ?? ''), found[2] ?? '')
    return ''
  })
  if (targets.size === 0) return [...lines]
  return kept.map((line, index) => {
    if (isCode[index] || !line.includes('[')) return line
    return line
      .replace(/(!?\[[^\]]{0,500}\])\[([^\]]{1,200})\]/g, (whole: string, text: string, key: string) => {
        const target = targets.get(keyOf(key))
        return target === undefined ? whole : `${text}(${target})`
      })
      .replace(/(!?\[([^\][]{1,200})\])(?:\[\])?(?![[(:])/g, (whole: string, text: string, key: string) => {
        const target = targets.get(keyOf(key))
        return target === undefined ? whole : `${text}(${target})`
      })
  })
}

const keyOf = (name: string) => name.trim().toLowerCase().replace(/\s+/g, ' ')
