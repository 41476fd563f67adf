import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { AppError } from '../errors/index.ts'
import { readXml, readXmlElements, textAt, xmlLimits } from './index.ts'

function told(pieces: Iterable<string>): string[] {
  const events: string[] = []
  let text = ''
  const flush = (): void => {
    if (text !== '') events.push(`“${text}”`)
    text = ''
  }
  readXml(pieces, {
    open: (name, attributes, line) => {
      flush()
      events.push(
        `${line} <${name}${[...attributes].map(([key, value]) => ` ${key}=${value}`).join('')}`,
      )
    },
    text: (more) => (text += more),
    close: (name, line) => {
      flush()
      events.push(`${line} ${name}>`)
    },
  })
  return events
}

const refusal = (text: string): string => {
  try {
    readXml([text], { open: () => undefined, close: () => undefined })
  } catch (error) {
    if (error instanceof AppError) return `${error.code} ${error.message.slice(0, 7)}`
    throw error
  }
  return 'read'
}

const document = `<?xml version="1.0" encoding="UTF-8"?>
<!-- a <comment> -->
<n:Root xmlns:n='urn:x' a="1 &amp; &#x41; >">
  <Leaf>Caf&#233; &lt;b&gt; &unknown;</Leaf><Empty/>
  <Data><![CDATA[<not> &amp; markup]]></Data>
</n:Root>
`

test('elements, attributes, references, CDATA and lines', () => {
  expect(told([document])).toEqual([
    '3 <Root n=urn:x a=1 & A >',
    '4 <Leaf',
    '“Café <b> &unknown;”',
    '4 Leaf>',
    '4 <Empty',
    '4 Empty>',
    '5 <Data',
    '“<not> &amp; markup”',
    '5 Data>',
    '6 Root>',
  ])
})

test('in whatever pieces it comes, it reads the same', () => {
  const whole = told([document])
  fc.assert(
    fc.property(fc.array(fc.nat(document.length), { maxLength: 30 }), (cuts) => {
      const sorted = [0, ...cuts.sort((a, b) => a - b), document.length]
      const pieces = sorted.slice(1).map((end, at) => document.slice(sorted[at], end))
      expect(told(pieces)).toEqual(whole)
    }),
  )
})

test('cut off anywhere before its end, it is refused', () => {
  for (let end = 0; end < document.trimEnd().length; end += 1)
    expect(refusal(document.slice(0, end)), document.slice(0, end)).toMatch(/^xml\./)
})

describe('what no bank needs is refused with its line', () => {
  test.each([
    ['<!DOCTYPE a [<!ENTITY b "c">]>\n<a>&b;</a>', 'xml.doctype Line 1:'],
    ['\n<a><!ENTITY b SYSTEM "file:///etc/passwd"></a>', 'xml.doctype Line 2:'],
    ['<a>\n<b></a></b>', 'xml.mismatch Line 2:'],
    ['<a></a>\n<b></b>', 'xml.outside Line 2:'],
    ['<a></a></a>', 'xml.outside Line 1:'],
    ['<a></a>\n\ntext', 'xml.outside Line 1:'],
    ['<a>\n<b c=1></b></a>', 'xml.malformed Line 2:'],
    ['<a>\n< b></b></a>', 'xml.malformed Line 2:'],
    ['<a>\n\n<b>', 'xml.truncated Line 3:'],
    ['', 'xml.empty The fil'],
    ['  \n', 'xml.empty The fil'],
    ['<a>'.repeat(xmlLimits.depth + 1), 'xml.too_deep Line 1:'],
    [`<a>${'x'.repeat(xmlLimits.token + 1)}</a>`, 'xml.too_long Line 1:'],
    [
      `<a ${Array.from({ length: 70 }, (_, at) => `b${at}="1"`).join(' ')}/>`,
      'xml.too_many Line 1:',
    ],
  ])('%s', (text, code) => expect(refusal(text)).toBe(code))
})

test('a text that comments cut into pieces has the same limit', () => {
  const text = `<a>${`${'x'.repeat(1_000)}<!---->`.repeat(200)}</a>`
  expect(() => readXmlElements([text], new Map())).toThrow(/longer than/)
})

test('what is taken is handed over and forgotten', () => {
  const taken: string[] = []
  const root = readXmlElements(
    ['<r><h>1</h><e><x>a</x></e><e><x>b</x></e></r>'],
    new Map([['e', (element) => taken.push(textAt(element, 'y', 'x'))]]),
  )
  expect(taken).toEqual(['a', 'b'])
  expect(root.children.map(({ name }) => name)).toEqual(['h'])
})

test('a line without end and tags without end cost no more than their length', () => {
  const long = `<a>${'<b c="d">e</b>'.repeat(300_000)}</a>`
  let count = 0
  readXml([long], { open: () => (count += 1), close: () => undefined })
  expect(count).toBe(300_001)
  expect(refusal(`<a ${'b="c" '.repeat(200_000)}`)).toMatch(/^xml\./)
  expect(refusal(`<a ${' '.repeat(2_000_000)}`)).toMatch(/^xml\./)
  expect(refusal(`<a>${'<'.repeat(1_000_000)}`)).toMatch(/^xml\./)
})
