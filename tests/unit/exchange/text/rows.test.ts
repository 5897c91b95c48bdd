import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rowsOf } from '../../../../electron/exchange/text/rows.ts'

const cells = (text: string, separator = ',') => [...rowsOf(text, separator)].map(row => row.cells)

function strays(text: string, separator = ',') {
  const lines: number[] = []
  const rows = [...rowsOf(text, separator, ({ line }) => lines.push(line))].map(row => row.cells)
  return { rows, lines }
}

test('records are split at separators and line ends, quotes keep both', () => {
  expect(cells('a,b\n"x, ""y""\nz",2')).toEqual([
    ['a', 'b'],
    ['x, "y"\nz', '2'],
  ])
})

test('each record knows its line, also after a cell of several lines', () => {
  expect([...rowsOf('a\n"1\n2\n3"\nb', ',')].map(row => row.line)).toEqual([1, 2, 5])
})

test('a quote may open after a blank', () => {
  expect(cells('hello; "two\nlines"\nnext; b', ';')).toEqual([
    ['hello', 'two\nlines'],
    ['next', 'b'],
  ])
})

test('quotes inside a quoted cell that were not doubled are part of it', () => {
  expect(cells('"He said "hi" to me",x')).toEqual([['He said "hi" to me', 'x']])
})

test('a quote that is never closed is an ordinary sign and swallows no line', () => {
  expect(strays('a\t"44.39\t7\nb\t1\t2\n', '\t')).toEqual({
    rows: [
      ['a', '"44.39', '7'],
      ['b', '1', '2'],
    ],
    lines: [1],
  })
})

test('a quoted cell further down does not close a stray quote', () => {
  expect(strays('a,"b\nc,d\ne,"f, g"\n')).toEqual({
    rows: [
      ['a', '"b'],
      ['c', 'd'],
      ['e', 'f, g'],
    ],
    lines: [1],
  })
})

test('ten megabytes of quotes on one line end at once', () => {
  const started = performance.now()
  for (const piece of ['"a"b,', '"', '"",', '" ', ',"', 'x"']) {
    try {
      for (const row of rowsOf(piece.repeat(10_000_000 / piece.length), ',')) row.cells.length = 0
    } catch (error) {
      expect(String(error)).toMatch(/Line 1 has/)
    }
  }
  expect(performance.now() - started).toBeLessThan(6000)
})

test('more columns than a note has fields are refused with the line', () => {
  expect(() => cells(`a\n${','.repeat(1000)}`)).toThrow(/Line 2 has more than 500 columns/)
})

test('whatever stands in quotes comes back', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', 'é', '"', ',', '\n', ' ', '\t', '#', '漢') })
  const row = fc.array(cell, { minLength: 1, maxLength: 5 })
  fc.assert(
    fc.property(
      fc.array(row, { minLength: 1, maxLength: 5 }),
      fc.constantFrom(',', '\t', ';', '::'),
      (rows, separator) => {
        const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
        const text = rows.map(one => one.map(quoted).join(separator)).join('\n')
        expect(cells(text, separator)).toEqual(rows)
      },
    ),
  )
})

test('no text hangs or throws anything but a refusal', () => {
  const text = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', ' '), maxLength: 200 })
  fc.assert(
    fc.property(text, text => {
      const rows = cells(text)
      const letters = rows.flat().join('').match(/a/g)?.length ?? 0
      expect(letters).toBe(text.match(/a/g)?.length ?? 0)
    }),
  )
})
