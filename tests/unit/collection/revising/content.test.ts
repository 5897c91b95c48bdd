import { describe, expect, test } from 'vitest'
import { clozeNumbers, clozeSides } from '../../../../electron/collection/revising/cloze.ts'
import { contentOf, plain } from '../../../../electron/collection/revising/content.ts'
import { stripOf } from '../../../../electron/collection/revising/strip.ts'

function content(
  kind: string,
  fields: Record<string, string>,
  card: { ordinal?: number; reps?: number } = {},
) {
  const type = {
    id: 1,
    name: kind,
    kind,
    fields: Object.keys(fields),
    templates: [],
    isCloze: kind === 'cloze',
    css: '',
  }
  const shown = { id: 7 as never, ordinal: 0, reps: 0, ...card }
  return contentOf(shown, type, Object.values(fields), name => fields[name] ?? '')
}

describe('cloze', () => {
  test('hides the asked deletion and shows the others', () => {
    expect(clozeSides('{{c1::AWS}} runs the {{c2::host}}.', 1)).toEqual({
      question: '<span class="cloze" data-answer="AWS" data-hint="">[…]</span> runs the host.',
      answer: '<span class="cloze" data-answer="AWS" data-hint="">AWS</span> runs the host.',
    })
  })

  test('shows a hint in its place', () => {
    expect(clozeSides('{{c1::AWS::who?}}', 1).question).toBe(
      '<span class="cloze" data-answer="AWS" data-hint="who?">[who?]</span>',
    )
  })

  test('nests: the outer shows the inner, the inner alone is hidden', () => {
    const text = '{{c1::the {{c2::guest}} system::what}} is yours'
    expect(clozeSides(text, 2).question).toBe(
      'the <span class="cloze" data-answer="guest" data-hint="">[…]</span> system is yours',
    )
    expect(clozeSides(text, 1)).toEqual({
      question: '<span class="cloze" data-answer="the guest system" data-hint="what">[what]</span> is yours',
      answer:
        '<span class="cloze" data-answer="the guest system" data-hint="what">the guest system</span> is yours',
    })
    expect(clozeNumbers(text)).toEqual([1, 2])
  })

  test('asks for all deletions of a number at once', () => {
    expect(clozeSides('{{c1::a}} and {{c1::b}}', 1).question.match(/\[…\]/g)).toHaveLength(2)
  })

  test('escapes what goes into attributes, so that no text can leave them', () => {
    const { question } = clozeSides('{{c1::<b>"x" &amp; y</b>::"><img src=x onerror=alert(1)>}}', 1)
    expect(question).toContain('data-answer="&lt;b&gt;&quot;x&quot; &amp;amp; y&lt;/b&gt;"')
    expect(question).toContain('data-hint="&quot;&gt;"')
    expect(question).not.toContain('<img')
  })

  test('leaves braces alone that are no deletion, or were never closed', () => {
    expect(clozeSides('a {{b}} }} {{c1::open', 1).question).toBe('a {{b}} }} {{c1::open')
    expect(clozeSides('{{c1::open {{c2::x}}', 2).answer).toContain('{{c1::open <span')
    expect(clozeSides('{{c1::$$\\frac{a}{b}}$$}}', 1).question).toContain('class="cloze"')
  })

  test('a card whose number is gone shows the first that is left', () => {
    expect(content('cloze', { Text: '{{c2::x}}' }, { ordinal: 4 })).toMatchObject({
      question: expect.stringContaining('[…]'),
    })
  })
})

describe('choice', () => {
  const fields = {
    ...{ Question: 'Which two?', 'Option A': 'a', 'Why A': 'why a', 'Option B': 'b', 'Why B': 'why b' },
    ...{
      'Option C': 'c',
      'Why C': 'why c',
      'Option D': 'd',
      'Why D': 'why d',
      'Option E': '',
      Answer: 'B, D',
    },
  }
  const options = (reps: number) => {
    const given = content('choice', fields, { reps })
    return given.kind === 'choice' ? given.options : []
  }

  test('every option keeps its reason and whether it is right, lettered in the order shown', () => {
    const given = options(0)
    expect(given.map(option => option.letter)).toEqual(['A', 'B', 'C', 'D'])
    for (const { html, why, isRight } of given) {
      expect(why).toBe(`why ${html}`)
      expect(isRight).toBe(html === 'b' || html === 'd')
    }
    expect(content('choice', fields)).toMatchObject({ choose: 2 })
  })

  test('the order is the same however often it is drawn, and another after a review', () => {
    expect(options(3)).toEqual(options(3))
    const orders = new Set(
      [0, 1, 2, 3, 4, 5, 6, 7].map(reps =>
        options(reps)
          .map(({ html }) => html)
          .join(''),
      ),
    )
    expect(orders.size).toBeGreaterThan(3)
  })
})

test('each kind takes its fields', () => {
  expect(content('basic', { Front: 'q', Back: 'a' })).toEqual({ kind: 'basic', question: 'q', answer: 'a' })
  const reversed = { Front: 'f', Back: 'b', 'Front asks': 'f?', 'Back asks': '' }
  expect(content('reversed', reversed)).toMatchObject({ question: 'f?', answer: 'b' })
  expect(content('reversed', reversed, { ordinal: 1 })).toMatchObject({ question: 'b', answer: 'f' })
  expect(
    content('typed', { Front: 'q', Term: 'A &amp; <b>B</b>', 'Also accepted': 'AB | a&nbsp;b' }),
  ).toEqual({
    ...{ kind: 'typed', question: 'q', term: 'A & B', accepted: ['AB', 'a b'] },
  })
  expect(
    content('whose', { Question: 'q', Owner: 'AWS', 'AWS part': 'x', 'Customer part': '' }),
  ).toMatchObject({
    ...{ owner: 'aws', awsPart: 'x' },
  })
  expect(content('error', { Statement: 's', Error: 'e', Correction: 'c' })).toMatchObject({ error: 'e' })
  expect(content('anki', { One: '1', Two: '2', Three: '', Four: '4' })).toMatchObject({
    ...{ kind: 'basic', question: '1', answer: '2<br>4' },
  })
})

test('plain text keeps words apart that stood on lines of their own', () => {
  expect(plain('<div>one</div><div>two</div> &lt;three&gt;')).toBe('one two <three>')
})

describe('the strip', () => {
  const bare = { definition: '', examples: [] }
  const stacks = {
    version: '1',
    layers: [
      { ...{ id: 'data', name: 'Customer data', short: 'data' }, ...bare, side: 'customer' as const },
      { ...{ id: 'host', name: 'Host', short: 'host' }, ...bare, side: 'aws' as const },
    ],
    controls: [],
    services: [
      {
        ...{ id: 's3', name: 'Amazon S3', short: 'S3', category: 'storage', tier: 'abstracted' as const },
        summary: '',
        layers: { data: 'customer' as const, host: 'aws' as const },
      },
    ],
  }
  const strip = (tags: string[], service = '', layer = '') => stripOf(stacks, { tags, service, layer })

  test("shows the stack of the note's service with the asked layer marked", () => {
    expect(strip(['layer::data', 'service::s3'])).toEqual({
      service: 'Amazon S3',
      layers: [
        { id: 'data', name: 'Customer data', owner: 'customer', isAsked: true },
        { id: 'host', name: 'Host', owner: 'aws', isAsked: false },
      ],
    })
    expect(strip([], 'Amazon S3', 'Host')?.layers.map(layer => layer.isAsked)).toEqual([false, true])
  })

  test('is not there when the note is about no single service', () => {
    expect(strip(['layer::data'])).toBeNull()
    expect(strip(['service::s3', 'service::ec2'])).toBeNull()
    expect(strip(['service::unknown'])).toBeNull()
  })
})
