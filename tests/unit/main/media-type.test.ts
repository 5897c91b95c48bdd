import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { mediaTypeOf } from '../../../electron/main/media-type.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'demarc-media-type-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function typeOf(content: string): string | null {
  const file = path.join(folder, 'one')
  writeFileSync(file, Buffer.from(content, 'latin1'))
  return mediaTypeOf(file)
}

test.each([
  ['a PNG', '\x89PNG\r\n\x1a\n', 'image/png'],
  ['a JPEG', '\xff\xd8\xff\xe0', 'image/jpeg'],
  ['a WebP, which is a RIFF', 'RIFF\0\0\0\0WEBPVP8 ', 'image/webp'],
  ['a WAV, which is a RIFF too', 'RIFF\0\0\0\0WAVEfmt ', 'audio/wav'],
  ['an MP3 with tags', 'ID3\x04', 'audio/mpeg'],
  ['an MP3 without', '\xff\xfb\x90\x00', 'audio/mpeg'],
  ['an AAC', '\xff\xf1\x50\x80', 'audio/aac'],
  ['an Ogg', 'OggS\0', 'audio/ogg'],
  [
    'an SVG with all that may come before',
    '\xef\xbb\xbf<?xml version="1.0"?>\n<!-- a -->\n<svg xmlns="">',
    'image/svg+xml',
  ],
])('%s is told by what it begins with', (_, content, type) => {
  expect(typeOf(content)).toBe(type)
})

test.each([
  ['a page', '<!DOCTYPE html><html><svg></svg>'],
  ['a script', 'alert(1)'],
  ['nothing', ''],
])('%s is bytes of no kind, which no page shows', (_, content) => {
  expect(typeOf(content)).toBe('application/octet-stream')
})

test('a file that is not there has no type', () => {
  expect(mediaTypeOf(path.join(folder, 'none'))).toBeNull()
})
