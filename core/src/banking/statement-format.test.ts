import { expect, test } from 'vitest'
import { statementFormat } from './index.ts'

const wide = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'utf16le'))
const ofx = Buffer.from('OFXHEADER:100\n<OFX></OFX>')
const csv = Buffer.from('Date,Amount\n')
test.each<[Uint8Array, string, string, string]>([
  [csv, 'text/csv; charset=utf-8', 'statement.ofx', 'csv'],
  [csv, 'application/octet-stream', 'may.CSV', 'csv'],
  [csv, 'application/octet-stream', 'may.bin', 'ofx'],
  [csv, 'application/x-ofx', 'may.csv', 'ofx'],
  [ofx, 'text/csv', 'may.csv', 'ofx'],
  [wide('<?xml version="1.0"?><OFX>'), 'text/csv', 'may.csv', 'ofx'],
])('%j of %s, %s, is %s', (bytes, contentType, fileName, format) =>
  expect(statementFormat(bytes, { contentType, fileName })).toBe(format),
)
