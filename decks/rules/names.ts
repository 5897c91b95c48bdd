import type { Content, Problem } from '../read.ts'
import type { NamesFile } from '../schema.ts'
import { textsOf } from './texts-of.ts'

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

function anyOf(forms: string[], flags: string): RegExp {
  const longestFirst = [...new Set(forms)].sort((a, b) => b.length - a.length).map(escaped)
  return new RegExp(`(?<![\\w./-])(?:${longestFirst.join('|') || '(?!)'})(?![\\w-]*\\w)`, flags)
}

/** Finds names that are not spelt as the list has them; gives a sentence for each. */
export function nameChecker(list: NamesFile): (text: string) => string[] {
  const strict = list.names.flatMap(({ name, also, ordinary }) =>
    ordinary.includes(name) ? also : [name, ...also],
  )
  const allowed = new Set([...strict, ...list.names.flatMap(({ name, ordinary }) => [name, ...ordinary])])
  const byLowerCase = new Map(strict.map(form => [form.toLowerCase(), form]))
  const wrong = new Map(list.names.flatMap(({ name, wrong }) => wrong.map(form => [form, name] as const)))
  const wrongForms = anyOf([...wrong.keys()], 'g')
  const strictForms = anyOf(strict, 'gi')
  const official = anyOf([...allowed, ...list.phrases], 'y')

  return text => {
    const sentences: string[] = []
    for (const [form] of text.matchAll(wrongForms)) {
      sentences.push(`“${form}” is not used; write ${wrong.get(form)}.`)
    }
    for (const [form] of text.matchAll(strictForms)) {
      if (!allowed.has(form)) sentences.push(`“${form}” is spelt ${byLowerCase.get(form.toLowerCase())}.`)
    }
    for (const found of text.matchAll(/\b(?:AWS|Amazon) (?=[A-Z0-9])\S+/g)) {
      official.lastIndex = found.index
      const match = official.exec(text)?.[0]
      const isKnown = match !== undefined && match !== 'AWS' && match !== 'Amazon'
      const isWrongForm = [...wrong.keys()].some(form => text.startsWith(form, found.index))
      if (!isKnown && !isWrongForm) {
        sentences.push(`“${found[0].replace(/[^\w]+$/, '')}” is no name that names.yaml knows.`)
      }
    }
    return sentences
  }
}

/** Names of services and products that are not spelt as in names.yaml. Code in backticks is left alone. */
export function nameProblems(content: Content): Problem[] {
  const check = nameChecker(content.names)
  const official = new Map(
    content.names.names.map(one => [one.name, new Set([one.name, ...one.also, ...one.ordinary])]),
  )
  const services = content.services.flatMap(({ file, value }): Problem[] => {
    const forms = official.get(value.name)
    if (!forms) return [{ file, where: 'name', message: `“${value.name}” is not in names.yaml.` }]
    return forms.has(value.short)
      ? []
      : [{ file, where: 'short', message: `“${value.short}” is not a form of ${value.name} in names.yaml.` }]
  })
  const texts = textsOf(content).flatMap(({ file, where, prose }) =>
    check(prose).map(message => ({ file, where, message })),
  )
  return [...services, ...texts]
}
