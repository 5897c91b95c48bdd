import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decorated } from '../../../electron/rendering/decorate.ts'
import { decodeEntities, escapeHtml } from '../../../electron/rendering/entities.ts'
import { isBalanced, segmentsOf, textOf } from '../../../electron/rendering/html.ts'
import { mediaNames, mediaOfCss, mediaOfHtml } from '../../../electron/rendering/media.ts'

const tex = (mode: string, source: string, shown: string) =>
  `<span class="demarc-tex" data-mode="${mode}" data-tex="${escapeHtml(source)}">${escapeHtml(shown)}</span>`

describe('sounds', () => {
  test('a sound is a player, a film too, and both are named in order', () => {
    expect(decorated('a[sound:x &amp; y.mp3]b[sound:z.MP4]')).toEqual({
      html:
        'a<audio class="sound" controls preload="metadata" src="x &amp; y.mp3"></audio>' +
        'b<video class="sound" controls preload="metadata" src="z.MP4"></video>',
      sounds: ['x & y.mp3', 'z.MP4'],
    })
  })

  test('a name can’t leave its attribute', () => {
    const { html } = decorated('[sound:" onerror="x]')
    expect(html).toContain('src="&quot; onerror=&quot;x"')
  })

  test('in a tag, a comment, code, or without an end it is text', () => {
    for (const text of [
      '<a title="[sound:x]">',
      '<!-- [sound:x] -->',
      '<code>[sound:x]</code>',
      '[sound:x',
      '[sound:]',
    ]) {
      expect(decorated(text)).toEqual({ html: text, sounds: [] })
    }
  })
})

describe('formulas', () => {
  test.each([
    ['\\(a^2\\)', tex('inline', 'a^2', '\\(a^2\\)')],
    ['\\[a^2\\]', tex('display', 'a^2', '\\[a^2\\]')],
    ['[$]a &lt; b[/$]', tex('inline', 'a < b', '[$]a < b[/$]')],
    ['[$$]a[/$$]', tex('display', 'a', '[$$]a[/$$]')],
    ['[latex]word $x$<br>and[/latex]', tex('document', 'word $x$\nand', 'word $x$\nand')],
    ['$$\\frac{1}{2}$$', tex('display', '\\frac{1}{2}', '$$\\frac{1}{2}$$')],
    ['\\(a<b>b</b><br>c\\)', tex('inline', 'ab\nc', '\\(ab\nc\\)')],
    ['<div>\\[a</div><div>b\\]</div>', `<div>${tex('display', 'a\n\nb', '\\[a\n\nb\\]')}</div><div></div>`],
  ])('%s', (text, html) => {
    expect(decorated(text).html).toBe(html)
  })

  test('what is no formula stays', () => {
    for (const text of [
      '\\(never',
      '\\(\\)',
      'costs $$ and $$',
      '<pre>\\(a\\)</pre>',
      '<i title="\\(a\\)">x</i>',
    ]) {
      expect(decorated(text).html).toBe(text)
    }
  })
})

describe('HTML as it comes', () => {
  test('segments cover the text without a gap', () => {
    const piece = fc.constantFrom(
      '<',
      '>',
      '<b>',
      '</b>',
      '<!--',
      '-->',
      '"',
      "'",
      '<a x="',
      '<script>',
      '</script',
      'x',
      '<!',
      '/>',
    )
    fc.assert(
      fc.property(fc.array(piece), pieces => {
        const html = pieces.join('')
        const segments = segmentsOf(html)
        expect(segments.map(({ start, end }) => html.slice(start, end)).join('')).toBe(html)
      }),
    )
  })

  test('a bracket in an attribute does not end the tag', () => {
    expect(textOf('<a title="x > y">in</a>side', '')).toBe('inside')
    expect(textOf('1 < 2 <3 <style>p{}</style>&hearts;', '')).toBe('1 < 2 <3 ♥')
  })

  test('balance', () => {
    expect(['<b>x</b>', '<br><img>', '<div><p>a</p></div>', 'x', '<!-- a -->'].map(isBalanced)).not.toContain(
      false,
    )
    expect(['<b>', '</b>', '<b><i></b></i>', '<!-- a', '<p>a<p>b'].map(isBalanced)).not.toContain(true)
  })

  test('what is escaped reads as it was', () => {
    fc.assert(fc.property(fc.string(), text => decodeEntities(escapeHtml(text)) === text))
    expect(decodeEntities('&alpha;&Omega;&eacute;&#x1F600;&#65;&nope;&amp;lt;&#0;')).toBe(
      'αΩé😀A&nope;&lt;\ufffd',
    )
  })
})

describe('media', () => {
  test('files are named as they are written, addresses are none', () => {
    const html = `<img src="a b.png"><img src=c.png><video poster='p.jpg'></video><img src="https://x/y.png">
      <img src="data:image/png;base64,AA"><a href="z.html">z</a><p style="background:url(d.png)"><object data="e.svg">`
    expect(mediaOfHtml(html)).toEqual(['a b.png', 'c.png', 'p.jpg', 'd.png', 'e.svg'])
    expect(
      mediaOfCss('@font-face{src:url("_f.ttf")} a{background:url( g.png )} b{background:url(//x/h.png)}'),
    ).toEqual(['_f.ttf', 'g.png'])
  })

  test('a name is looked for as written and decoded', () => {
    expect(mediaNames('a%20b.png')).toEqual(['a%20b.png', 'a b.png'])
    expect(mediaNames('100%.png')).toEqual(['100%.png'])
    expect(mediaNames('e\u0301.png')).toEqual(['e\u0301.png', '\u00e9.png'])
  })
})
