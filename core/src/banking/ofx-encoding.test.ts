import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { ofxEncoding } from './index.ts'

const bytesOf = (name: string): Uint8Array =>
  readFileSync(new URL(`../../../fixtures/ofx/${name}`, import.meta.url))

describe('encoding', () => {
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

  test.each([
    ['utf-8', 'OFXHEADER:100\nENCODING:UTF-8\nCHARSET:NONE\n'],
    ['utf-8', 'OFXHEADER:100\r\nENCODING:UNICODE\r\nCHARSET:NONE\r\n'],
    ['windows-1252', 'OFXHEADER:100\nENCODING:USASCII\nCHARSET:1252\n'],
    ['windows-1252', 'OFXHEADER:100\nENCODING:USASCII\nCHARSET:NONE\n'],
    ['windows-1251', 'OFXHEADER:100\nENCODING:USASCII\nCHARSET:1251\n'],
    ['iso-8859-15', 'OFXHEADER:100\nENCODING:USASCII\nCHARSET:8859-15\n'],
    ['windows-1252', 'OFXHEADER:100\nENCODING:USASCII\nCHARSET:ISO-8859-1\n'],
    ['utf-8', '<?xml version="1.0" encoding="UTF-8"?><OFX>'],
    ['windows-1252', '<?xml version="1.0" encoding="us-ascii"?><OFX>'],
    ['shift_jis', '<?xml version="1.0" encoding="Shift_JIS"?><OFX>'],
    ['windows-1252', '<OFX>'],
  ])('%s', (encoding, header) => expect(ofxEncoding(bytes(header))).toBe(encoding))

  test('order marks, and UTF-8 that is declared as 1252', () => {
    expect(ofxEncoding(Uint8Array.of(0xef, 0xbb, 0xbf, 60))).toBe('utf-8')
    expect(ofxEncoding(Uint8Array.of(0xff, 0xfe, 60, 0))).toBe('utf-16le')
    expect(ofxEncoding(bytes('CHARSET:1252\n<NAME>Café'))).toBe('utf-8')
    expect(ofxEncoding(bytesOf('may-sgml-1252.ofx'))).toBe('windows-1252')
  })
})
