import iconv from 'iconv-lite'
import { expect, test } from 'vitest'
import { decodeText } from '../../../../electron/exchange/text/encoding.ts'

const read = (bytes: Buffer, wanted: string | null = null) => decodeText(bytes, wanted, 'deck.csv')

test.each([
  ['utf-8', 'Kühlung\tcafé\n'],
  ['utf-16le', 'Hello\tworld\n'],
  ['utf-16be', 'Hello\tworld\n'],
  ['windows-1252', 'Kühlung – „café“\tété\n'],
  ['shift_jis', '食べる\tto eat\nテスト\ttest\n'],
])('%s is found without a byte order mark', (encoding, text) => {
  expect(read(iconv.encode(text, encoding))).toMatchObject({ encoding, text })
})

test.each(['utf-8', 'utf-16le', 'utf-16be'])('a byte order mark of %s decides and is left out', encoding => {
  const bytes = iconv.encode('漢字,b', encoding, { addBOM: true })
  expect(read(bytes, 'windows-1252')).toEqual({ encoding, text: '漢字,b', isCertain: true })
})

test('the chosen encoding is used', () => {
  expect(read(iconv.encode('Привет', 'windows-1251'), 'windows-1251').text).toBe('Привет')
})

test('line ends of all kinds become one, also mixed', () => {
  expect(read(Buffer.from('a\rb\r\nc\nd')).text).toBe('a\nb\nc\nd')
})

test('bytes that are no UTF-8 although it was chosen are refused with their line', () => {
  expect(() => read(Buffer.from([0x61, 0x0a, 0xa9]), 'utf-8')).toThrow(
    /Line 2 of deck.csv is not valid UTF-8/,
  )
})

test('an unknown encoding is refused', () => {
  expect(() => read(Buffer.from('a'), 'klingon')).toThrow(/klingon is not known/)
})

test('a file with zero bytes is no text', () => {
  expect(() => read(Buffer.from('SQLite format 3\u0000aaaa\u0001\u0000bbbbbbbbbbbb'))).toThrow(
    /not a text file/,
  )
})

test('a guess is told', () => {
  expect(read(Buffer.from([0x61, 0xe9])).isCertain).toBe(false)
})
