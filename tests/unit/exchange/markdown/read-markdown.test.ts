import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'
import { readMarkdown } from '../../../../electron/exchange/markdown/read-markdown.ts'
import { fixture, fixtures, fixturesLike } from '../support/fixtures.ts'
import { aFile, aFolder, keptOf } from '../support/texts.ts'

async function read(markdown: string) {
  const pack = await readMarkdown(aFile('My deck.md', markdown), aFolder())
  return { ...pack, kept: keptOf(pack), fields: [...pack.notes()].map(note => note.fields) }
}

describe('headings', () => {
  test('ask, the text below answers, the first names the deck', async () => {
    const { kept } = await read('# AWS\n\nAbout this.\n\n## EKS\n\nManaged Kubernetes.\n\n## S3\nObjects.\n')
    expect(kept).toMatchObject([
      { type: 'Basic', deck: 'AWS', fields: ['EKS', 'Managed Kubernetes.'] },
      { type: 'Basic', deck: 'AWS', fields: ['S3', 'Objects.'] },
    ])
  })

  test('a percent sign alone in a line moves what stands above it to the front', async () => {
    const { fields } = await read(
      '## Which layer?\n\nThink of the hypervisor.\n\n%\n\nVirtualization, 100 %\n',
    )
    expect(fields).toEqual([
      ['<p>Which layer?</p>\n<p>Think of the hypervisor.</p>', 'Virtualization, 100 %'],
    ])
  })

  test('in code are none', async () => {
    const { fields } = await read('## Run it\n\n```sh\n## a comment\n%\n$ ls $HOME\n```\n')
    expect(fields).toEqual([
      ['Run it', '<pre><code class="language-sh">## a comment\n%\n$ ls $HOME\n</code></pre>'],
    ])
  })

  test('that only group others name decks below, and lower ones with text belong to the answer', async () => {
    const { kept } = await read(
      '# AWS\n## Compute\n### EC2\nMachines.\n#### Prices\nBy the second.\n### Lambda\nFunctions.\n## Storage\n### S3\nObjects.\n',
    )
    expect(kept.map(({ deck, fields }) => [deck, fields[0]])).toEqual([
      ['AWS::Compute', 'EC2'],
      ['AWS::Compute', 'Lambda'],
      ['AWS::Storage', 'S3'],
    ])
    expect(kept[0]?.fields[1]).toContain('<h4>Prices</h4>')
  })

  test('keep a `::` or a table that stands in an answer', async () => {
    const { fields } = await read(
      '## A\nUse std::vector here.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n## B\nText.\n## C\nText.\n',
    )
    expect(fields.map(([front]) => front)).toEqual(['A', 'B', 'C'])
    expect(fields[0]?.[1]).toContain('<table>')
  })

  test('without text below are kept and told', async () => {
    const { fields, warnings } = await read('## A\ntext\n## B\n')
    expect(fields).toEqual([
      ['A', 'text'],
      ['B', ''],
    ])
    expect(warnings).toEqual([{ where: 'line 3', what: expect.stringContaining('its back is empty') }])
  })

  test('take lines of nothing but tags as tags', async () => {
    const { kept } = await read(
      '## A\ntext\n\n[#one](./one.md) [#two](./two.md)\n## B\ntext\n#three #four/five\n',
    )
    expect(kept).toMatchObject([
      { fields: ['A', 'text'], tags: ['one', 'two'] },
      { fields: ['B', 'text'], tags: ['three', 'four::five'] },
    ])
  })
})

describe('pairs', () => {
  test.each([
    ['Q: Who patches?\nA: The customer.'],
    ['Q. Who patches?\nA. The customer.'],
    ['**Q:** Who patches?\n\n**A:** The customer.'],
    ['**Q: Who patches?**\nA: The customer.'],
    ['### Who patches?\n\n**Answer**: The customer.'],
    ['**Q**: Who patches?\n**A**: The customer.'],
    ['- Question 1: Who patches?\n- Answer: The customer.'],
    ['### Q1: Who patches?\n\n**Answer:** The customer.'],
    ['Q: Who patches? A: The customer.'],
  ])('are written %j', async markdown => {
    expect((await read(markdown)).fields).toEqual([['Who patches?', 'The customer.']])
  })

  test('go over several lines and end at a rule', async () => {
    const { fields } = await read('Q: one\ntwo\nA: three\n\n- four\n\n---\nnothing\n\nQ: x\nA: y\n')
    expect(fields).toEqual([
      ['one<br>\ntwo', '<p>three</p>\n<ul>\n<li>four</li>\n</ul>'],
      ['x', 'y'],
    ])
  })

  test('a question without an answer is left out and told', async () => {
    const { fields, warnings } = await read('Q: one\nQ: two\nA: b\n')
    expect(fields).toEqual([['two', 'b']])
    expect(warnings).toEqual([{ where: 'line 1', what: expect.stringContaining('without an answer') }])
  })
})

describe('lines', () => {
  test('`::` asks one way, `:::` both; schedules and ids are never shown', async () => {
    const { kept } = await read(
      '#flashcards/aws/core\n\nS3::objects\n<!--SR:!2024-03-20,124,270-->\n- EBS ::: blocks ^1612345678901\n1. a :: b #tag/x\n',
    )
    expect(kept).toMatchObject([
      { type: 'Basic', deck: 'aws::core', fields: ['S3', 'objects'] },
      { type: 'Reversed', fields: ['EBS', 'blocks'] },
      { type: 'Basic', fields: ['a', 'b'], tags: ['tag::x'] },
    ])
  })

  test('what only looks like it is none: names, addresses, properties, code', async () => {
    const { fields } = await read(
      'Bucket of arn:aws:s3:::photos :: its name\ncard-last-interval:: 4\nLoopback is ::1\n`a::b` in code\n```\nx::y\n```\nq::std::vector\n',
    )
    expect(fields).toEqual([
      ['Bucket of arn:aws:s3:::photos', 'its name'],
      ['q', 'std::vector'],
    ])
  })

  test('a question mark alone parts paragraphs, two of them both ways', async () => {
    const { kept } = await read('Two\nlines\n?\nAn answer\n```\na\n\nb\n```\n\nother\n\nx\n??\ny\n')
    expect(kept).toMatchObject([
      { type: 'Basic', fields: ['Two<br>\nlines', expect.stringContaining('<code>a\n\nb\n</code>')] },
      { type: 'Reversed', fields: ['x', 'y'] },
    ])
  })

  test('`#card` makes a line, a heading or a list entry a front', async () => {
    const { kept } = await read(
      '## Who patches? #card #ec2\nThe customer.\n\nNot this.\n\n- What is S3? #card\n  card-last-interval:: 4\n  - Object storage\n  - Regional\n\nBoth ways #card-reverse\nYes\n',
    )
    expect(kept).toMatchObject([
      { type: 'Basic', fields: ['Who patches?', 'The customer.'], tags: ['ec2'] },
      { fields: ['What is S3?', '<ul>\n<li>Object storage</li>\n<li>Regional</li>\n</ul>'] },
      { type: 'Reversed', fields: ['Both ways', 'Yes'] },
    ])
  })
})

describe('deletions', () => {
  test.each([
    ['AWS runs {{c1::the host}}.', 'AWS runs {{c1::the host}}.'],
    ['AWS runs ==the host== and ==the network==.', 'AWS runs {{c1::the host}} and {{c2::the network}}.'],
    ['- AWS runs {{cloze the host}}.', 'AWS runs {{c1::the host}}.'],
  ])('%s', async (markdown, text) => {
    const { kept } = await read(markdown)
    expect(kept).toMatchObject([{ type: 'Cloze', fields: [text, ''] }])
  })

  test('are not found in code or formulas', async () => {
    const { fields } = await read('Compare `a ==b== c` and $x==y==z$ with ==this==.')
    expect(fields[0]?.[0]).toBe('Compare <code>a ==b== c</code> and \\(x==y==z\\) with {{c1::this}}.')
  })
})

describe('blocks', () => {
  test('from START to END with fields, tags and a deck', async () => {
    const { kept } = await read(
      'TARGET DECK\nA::B\n\nSTART\nBasic\nFront line\nBack: back line\nmore\nTags: one two\n<!--ID: 1-->\nEND\n\nSTARTI [Basic] q Back: a ENDI\n',
    )
    expect(kept).toMatchObject([
      { type: 'Basic', deck: 'A::B', fields: ['Front line', 'back line<br>\nmore'], tags: ['one', 'two'] },
      { fields: ['q', 'a'] },
    ])
  })

  test('one that is never closed is told', async () => {
    const { warnings } = await read('START\nBasic\na\nBack: b\nEND\nSTART\nBasic\nc\n')
    expect(warnings).toEqual([{ where: 'line 6', what: expect.stringContaining('without END') }])
  })
})

describe('fields as headings', () => {
  test('one note a file, with guid, note type, deck and tags in front matter', async () => {
    const { kept } = await read(
      '---\nguid: abc\ndeck: D::E\ntags: [x, y]\nnotetype: Fact\n---\n# Front\nq\n# Back\n**a**\n# Source\nhere\n',
    )
    expect(kept).toEqual([
      {
        ...{ guid: 'abc', type: 'Fact', deck: 'D::E', tags: ['x', 'y'], isMarked: false },
        fields: ['q', '<strong>a</strong>', 'here'],
      },
    ])
  })

  test('with code blocks for id and tags', async () => {
    const { kept } = await read(
      '# Note\n```\nguid: g(1\nnotetype: Mine\n```\n\n### Tags\n```\na::b\nc\n```\n\n## Front\n<b>q</b>\n\n## Back\none\ntwo\n',
    )
    expect(kept).toMatchObject([
      { guid: 'g(1', type: 'Mine', tags: ['a::b', 'c'], fields: ['<b>q</b>', 'one<br>two'] },
    ])
  })
})

test('tables: a row is a note, columns for tags and deck are those', async () => {
  const { kept } = await read(
    '| # | Term | Meaning | Tags | Deck |\n|---|:--|---|---|---|\n| 1 | `a\\|b` | **or** | x, y | D |\n| 2 | S3 | objects | | |\n',
  )
  expect(kept).toMatchObject([
    { type: 'Basic', deck: 'D', fields: ['<code>a|b</code>', '<strong>or</strong>'], tags: ['x', 'y'] },
    { deck: 'My deck', fields: ['S3', 'objects'], tags: [] },
  ])
})

test('formulas keep their signs, money stays money', async () => {
  const { fields } = await read('Q: $a_1 * b_2 * c$ costs $5 or $6?\nA: $$\n\\frac{a}{b} < c\n$$\n')
  expect(fields).toEqual([['\\(a_1 * b_2 * c\\) costs $5 or $6?', '\\[\n\\frac{a}{b} &lt; c\n\\]']])
})

describe('pictures and sounds', () => {
  function aDeckWith(markdown: string, files: Record<string, string>) {
    const folder = join(aFolder(), 'vault')
    for (const [name, content] of Object.entries({ ...files, 'notes/deck.md': markdown })) {
      mkdirSync(dirname(join(folder, name)), { recursive: true })
      writeFileSync(join(folder, name), content)
    }
    return join(folder, 'notes/deck.md')
  }

  test('that lie beside the file come along under flat names', async () => {
    const file = aDeckWith(
      'Q: ![a](img/a%20b.png) ![other](../img/a%20b.png)\nA: ![[speech.mp3]] ![gone](gone.png) ![far](https://x.example/far.png)\n\nQ: ![r][logo]\nA: x\n\n[logo]: img/logo.png "Our logo"\n',
      {
        'notes/img/a b.png': 'one',
        'img/a b.png': 'two',
        'notes/attachments/speech.mp3': 'hi',
        'notes/img/logo.png': 'L',
      },
    )
    const pack = await readMarkdown(file, aFolder())
    const texts = [...pack.notes()].map(note => note.fields)
    expect(texts[0]?.[0]).toBe('<img src="a b.png" alt="a"> <img src="a b-2.png" alt="other">')
    expect(texts[0]?.[1]).toBe(
      '[sound:speech.mp3] <img src="gone.png" alt="gone"> <img src="https://x.example/far.png" alt="far">',
    )
    expect(texts[1]?.[0]).toContain('<img src="logo.png"')
    const contents = await Promise.all(
      pack.media.map(async one => [one.name, String(await buffer(one.open() as AsyncIterable<Buffer>))]),
    )
    expect(Object.fromEntries(contents)).toEqual({
      ...{ 'a b.png': 'one', 'a b-2.png': 'two', 'speech.mp3': 'hi', 'logo.png': 'L' },
    })
  })

  test('elsewhere on the disk, or no media at all, are not taken', async () => {
    const outside = aFile('secret.png', 'secret')
    const file = aDeckWith(
      `Q: ![a](${outside}) ![b](../../${outside.split('/').at(-2)}/secret.png) ![c](link.png) ![d](.env)\nA: x\n`,
      { 'notes/.env': 'KEY' },
    )
    symlinkSync(outside, join(dirname(file), 'link.png'))
    expect((await readMarkdown(file, aFolder())).media).toEqual([])
  })
})

test('prose without notes is refused with a way to write them', async () => {
  await expect(read('Just a text.\n\nAnother one.')).rejects.toThrow(
    /holds no notes that Demarc knows\. Write/,
  )
})

describe.skipIf(fixtures === null)('real files', () => {
  test.each(fixturesLike(/decks\/md-/))(
    '$file has the notes and cards of the index',
    async ({ file, expect: wanted }) => {
      const { found } = await readMarkdown(fixture(file), aFolder())
      expect([wanted?.notes, ...(wanted?.acceptNotes ?? [])]).toContain(found.notes)
      if (wanted?.cards) expect(found.cards).toBe(wanted.cards)
    },
  )

  test.each(fixturesLike(/broken\/.*\.md/))('$file is refused or stays inert text', async ({ file }) => {
    await expect(readMarkdown(fixture(file), aFolder())).rejects.toThrow(/holds no notes/)
  })
})
