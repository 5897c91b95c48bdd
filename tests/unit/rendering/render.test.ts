import { describe, expect, test } from 'vitest'
import { frontOf, rendered } from './cards.ts'

describe('fields and conditions', () => {
  test('a field is filled in as it is, blanks around its name do not count', () => {
    expect(frontOf('<b>{{Front}}</b> {{ Back }}', { Front: '1 &lt; <i>2</i>', Back: 'x' })).toBe(
      '<b>1 &lt; <i>2</i></b> x',
    )
  })

  test('conditions hold for a field that is filled, and nest', () => {
    const front = '{{#A}}a{{#B}}b{{/B}}{{^B}}no b{{/B}}{{/A}}{{^A}}no a{{/A}}{{A}}'
    expect(frontOf(front, { A: '1', B: '2' })).toBe('ab1')
    expect(frontOf(front, { A: '1', B: ' <br> ' })).toBe('ano b1')
    expect(frontOf('{{^A}}no a{{/A}}{{B}}', { A: '<div><br /></div>', B: 'b' })).toBe('no ab')
  })

  test('braces written as characters are text', () => {
    expect(frontOf('&#123;&#123;Front&#125;&#125; {{Front}}', { Front: 'f' })).toBe(
      '&#123;&#123;Front&#125;&#125; f',
    )
  })

  test('three braces are as good as two, and a field in braces of its own stays', () => {
    expect(frontOf('{{{Front}}}|{{Front}}}', { Front: 'f' })).toBe('f|f}')
  })

  test('what a field holds is not read as a template', () => {
    expect(frontOf('{{Front}}', { Front: '{{Back}} {{#X}}', Back: 'secret' })).toBe('{{Back}} {{#X}}')
  })

  test('comments stay untouched, and {{! }} vanishes', () => {
    expect(frontOf('<!-- {{Nope}} {{#x}} -->{{! said aside }}{{Front}}', { Front: 'f' })).toBe(
      '<!-- {{Nope}} {{#x}} -->f',
    )
  })

  test('the oldest decks write <% and %>', () => {
    expect(frontOf(' {{=<% %>=}}<%#Front%><% Front %><%/Front%>{{x}}', { Front: 'f' })).toBe('f{{x}}')
  })

  test('a field named like a special one goes before it', () => {
    expect(frontOf('{{Tags}}|{{Front}}', { Front: 'f', Tags: 'mine' })).toBe('mine|f')
  })

  test('special fields tell tags, type, deck, card and flag, as text', () => {
    const front = '{{Tags}}|{{Type}}|{{Deck}}|{{Subdeck}}|{{Card}}|{{CardFlag}}|{{Front}}'
    expect(frontOf(front, { Front: 'f' })).toBe(
      'aws iam::roles|Basic|AWS::Security &lt;1&gt;|Security &lt;1&gt;|Card 1|flag3|f',
    )
  })

  test('names of objects are no fields', () => {
    const card = rendered({ front: '{{constructor}}{{#__proto__}}x{{/__proto__}}{{Front}}' }, { Front: 'f' })
    expect(card.front).toBe('f')
    expect(card.warnings).toHaveLength(2)
  })
})

describe('the back', () => {
  test('FrontSide is the front; without filters of its own', () => {
    const card = rendered(
      { front: 'Q {{Front}}', back: '{{FrontSide}}<hr id=answer>{{Back}}' },
      { Front: 'f', Back: 'b' },
    )
    expect(card).toMatchObject({
      front: 'Q f',
      back: 'Q f<hr id=answer>b',
      rest: '<hr id=answer>b',
      warnings: [],
    })
  })

  test('it can be shown below the front only where it begins with it and the front stands for itself', () => {
    const restOf = (front: string, back: string) => rendered({ front, back }, { Front: 'f', Back: 'b' }).rest
    expect(restOf('{{Front}}', '\n{{ FrontSide }}\n{{Back}}')).toBe('\nb')
    expect(restOf('{{Front}}', '<div>{{FrontSide}}</div>{{Back}}')).toBeNull()
    expect(restOf('<div>{{Front}}', '{{FrontSide}}</div>{{Back}}')).toBeNull()
    expect(restOf('{{Front}}', '{{Front}}{{Back}}')).toBeNull()
  })

  test('FrontSide on the front is nothing', () => {
    expect(frontOf('{{FrontSide}}{{Front}}', { Front: 'f' })).toBe('f')
  })
})

describe('faults are told and the rest is shown', () => {
  test.each([
    ['{{Nope}}{{Front}}', 'f', /field “Nope”/],
    ['{{text:Nope}}{{Front}}', 'f', /field “Nope”/],
    ['{{#Nope}}x{{/Nope}}{{Front}}', 'f', /condition on “Nope”/],
    ['{{^Nope}}x{{/Nope}}{{Front}}', 'xf', /condition on “Nope”/],
    ['{{#Front}}a{{Front}}', 'af', /“Front” is never closed/],
    ['a{{/Front}}{{Front}}', 'af', /closes a condition on “Front” that it never opened/],
    ['{{#Front}}{{#Back}}x{{/Front}}{{Front}}', 'f', /where the one on “Back” is open/],
    ['{{Front}} {{Fro', 'f {{Fro', /\{\{ without \}\}/],
    ['{{strange:Front}}', 'f', /filter “strange”/],
    ['{{a:b:Front}}', 'f', /filter “b”/],
    ['{{tts en_US voices=Ann:Front}}', 'f', /read aloud/],
    ['<script>let a</script>{{Front}}', '<script>let a</script>f', /script/],
  ])('%s', (front, shown, warning) => {
    const card = rendered({ front }, { Front: 'f', Back: '' })
    expect(card.front).toBe(shown)
    expect(card.warnings.join('\n')).toMatch(warning)
  })

  test('a blank front says so', () => {
    const card = rendered({ front: 'text {{Front}}', back: '{{Back}}' }, { Front: ' ', Back: 'b' })
    expect(card.front).toMatch(/The front of this card is blank/)
    expect(card.back).toBe('b')
  })

  test('a card whose template is gone shows its fields', () => {
    const card = rendered({ front: '{{Front}}' }, { Front: 'f', Back: 'b' }, { ordinal: 4 })
    expect(card).toMatchObject({ front: 'f', back: 'f<hr id=answer>b' })
    expect(card.warnings[0]).toMatch(/no template 5/)
  })

  test('a template that repeats itself without end is cut off', () => {
    const big = 'x'.repeat(1_000_000)
    const card = rendered({ front: '{{Front}}', back: '{{FrontSide}}'.repeat(1000) }, { Front: big })
    expect(card.back.length).toBeLessThan(9_000_000)
    expect(card.warnings).toContain('This card is too long to be shown whole.')
  })
})

describe('filters', () => {
  test('text takes the tags away and keeps characters that are written out', () => {
    expect(frontOf('{{text:Front}}', { Front: '<b>a</b> &lt;b&gt; <script>x</script>1 < 2' })).toBe(
      'a &lt;b&gt; 1 &lt; 2',
    )
  })

  test('furigana, kana and kanji', () => {
    const fields = { Front: 'test 日本[にほん]&nbsp;語[ご] a[sound:x.mp3]' }
    expect(frontOf('{{furigana:Front}}', { Front: ' 日本[にほん]語[ご]' })).toBe(
      '<ruby><rb>日本</rb><rt>にほん</rt></ruby><ruby><rb>語</rb><rt>ご</rt></ruby>',
    )
    expect(frontOf('{{kana:Front}}', fields)).toMatch(/^testにほんご a<audio/)
    expect(frontOf('{{kanji:Front}}', fields)).toMatch(/^test日本語 a<audio/)
  })

  test('a hint is a link and what it hides; an empty field has none', () => {
    const card = rendered(
      { front: '{{Front}}{{hint:Back}}', back: '{{FrontSide}}{{hint:Back}}' },
      { Front: 'f', Back: '<b>b</b>' },
    )
    expect(card.front).toBe(
      'f<a class="hint" href="#" data-hint="hint-1">Back</a><div id="hint-1" class="hint" style="display: none"><b>b</b></div>',
    )
    expect(card.back).toContain('id="hint-1"')
    expect(card.back).toContain('id="hint-2"')
    expect(frontOf('{{Front}}{{hint:Back}}', { Front: 'f', Back: '  ' })).toBe('f  ')
  })

  test('filters go from the field outwards, and two colons are one', () => {
    expect(frontOf('{{hint:text:Front}}', { Front: '<i>a</i>' })).toMatch(/display: none">a<\/div>$/)
    expect(frontOf('{{text::Front}}', { Front: '<i>a</i>' })).toBe('a')
  })
})

describe('typing', () => {
  const back = '{{Front}}<hr id=answer>{{type:Back}}'

  test('the front asks, the back shows what was wanted', () => {
    const card = rendered(
      { front: '{{Front}}{{type:Back}}', back },
      { Front: 'f', Back: '<div>S3&nbsp;&amp; &eacute;</div>[sound:a.mp3]' },
    )
    expect(card.front).toBe('f')
    expect(card.back).toBe('f<hr id=answer><code id="typeans">S3 &amp; é</code>')
    expect(card.typed).toEqual({ expected: 'S3 & é', isCloze: false, ignoresMarks: false })
  })

  test('type:nc leaves accents out of the comparison', () => {
    expect(rendered({ front: '{{Front}}{{type:nc:Back}}', back }, { Front: 'f', Back: 'é' }).typed).toEqual({
      ...{ expected: 'é', isCloze: false, ignoresMarks: true },
    })
  })

  test('type:cloze asks for the deletions of the card’s number', () => {
    const fields = { Text: '{{c1::one}} {{c2::two}} {{c1::<b>three</b>::hint}}' }
    const templates = {
      front: '{{cloze:Text}}{{type:cloze:Text}}',
      back: '{{cloze:Text}}{{type:cloze:Text}}',
    }
    const card = rendered(templates, fields, { isCloze: true })
    expect(card.typed).toEqual({ expected: 'one, three', isCloze: true, ignoresMarks: false })
    expect(card.front).not.toContain('one')
  })

  test('nothing is asked for where the field is empty or the front does not ask', () => {
    expect(rendered({ front: '{{Front}}{{type:Back}}', back }, { Front: 'f', Back: ' ' })).toMatchObject({
      typed: null,
      back: 'f<hr id=answer>',
    })
    expect(rendered({ front: '{{Front}}', back }, { Front: 'f', Back: 'b' })).toMatchObject({
      typed: null,
      back: 'f<hr id=answer><code id="typeans">b</code>',
    })
  })

  test('the comparison has one place on the back, whatever the template says', () => {
    const places = (html: string | null) => (html ?? '').split('<code id="typeans">').length - 1
    const front = '{{Front}}{{type:Back}}'
    for (const side of ['{{FrontSide}}<hr>{{type:Back}}', '{{FrontSide}}<hr>', '{{Back}}']) {
      const card = rendered({ front, back: side }, { Front: 'f', Back: 'b' })
      expect(places(card.back)).toBe(1)
      if (card.rest !== null) expect(places(card.rest)).toBe(1)
    }
  })
})

test('hostile sizes are rendered in a blink', () => {
  for (const piece of [
    '<!--',
    '<a "',
    "<a '",
    '\\(',
    '[sound:',
    '{{c1::',
    '{{#a}}',
    '<script>',
    '&',
    '[latex]',
    '$$a',
    '<a>',
  ]) {
    const started = performance.now()
    const text = piece.repeat(60_000)
    rendered(
      { front: `{{Front}}{{cloze:Front}}{{text:Front}}{{furigana:Front}}${text.slice(0, 200_000)}` },
      { Front: text },
    )
    expect(performance.now() - started, piece).toBeLessThan(5000)
  }
})
