import { expect, test } from 'vitest'
import { csvEncoding } from './index.ts'

const latin = (...bytes: number[]): Uint8Array =>
  Uint8Array.from([...Buffer.from('Datum;Text;Betrag\n1;Caf'), ...bytes, ...Buffer.from('t;1\n')])
const wide = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'utf16le'))
const swapped = (bytes: Uint8Array): Uint8Array => Uint8Array.from(Buffer.from(bytes).swap16())

test.each<[string, Uint8Array, string]>([
  ['ASCII', Buffer.from('a;b\n1;2\n'), 'utf-8'],
  ['UTF-8 without a mark', Buffer.from('a;Café\n'), 'utf-8'],
  ['UTF-8 with a mark', Buffer.from('\ufeffa;b\n'), 'utf-8'],
  ['UTF-16 little-endian with a mark', wide('\ufeffa;Café\n'), 'utf-16le'],
  ['UTF-16 big-endian with a mark', swapped(wide('\ufeffa;Café\n')), 'utf-16be'],
  ['UTF-16 little-endian without', wide('a;Café\n1;2\n'), 'utf-16le'],
  ['UTF-16 big-endian without', swapped(wide('a;Café\n1;2\n')), 'utf-16be'],
  ['a letter that 1252 and 8859-1 share', latin(0xe9), 'windows-1252'],
  ['the euro sign of 1252', latin(0xe9, 0x20, 0x80), 'windows-1252'],
  ['the euro sign of 8859-15', latin(0xe9, 0x20, 0xa4), 'iso-8859-15'],
  ['œ of 8859-15 inside a word', latin(0xe9, 0x63, 0xbd, 0x75), 'iso-8859-15'],
  ['½ of 1252 by itself', latin(0xe9, 0x20, 0xbd, 0x20), 'windows-1252'],
])('%s is %s', (_, bytes, encoding) => expect(csvEncoding(bytes)).toBe(encoding))
