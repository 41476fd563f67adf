import { readXml, xmlLimits } from './read-xml.ts'
import { xmlErrors } from './xml-errors.ts'

/** One element with what stands in it. `text` is its own text, trimmed at its ends. */
export type XmlElement = {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: XmlElement[]
  text: string
  readonly line: number
}

/**
 * Reads a document as elements. Those named in `taken` are handed over when they end, with the element around them,
 * and then forgotten, so that a document of many of them needs the memory of one. Gives the root with all the rest.
 * Throws `xml.*`.
 */
export function readXmlElements(
  pieces: Iterable<string>,
  taken: ReadonlyMap<string, (element: XmlElement) => void>,
): XmlElement {
  const stack: XmlElement[] = [elementOf('', new Map(), 1)]
  readXml(pieces, {
    open: (name, attributes, line) => stack.push(elementOf(name, attributes, line)),
    text: (text) => {
      const top = stack.at(-1)
      if (!top) return
      top.text += text
      if (top.text.length > xmlLimits.token) throw xmlErrors.tooLong(top.line, xmlLimits.token)
    },
    close: (name) => {
      const element = stack.pop()
      if (!element) return
      element.text = element.text.trim()
      const take = taken.get(name)
      if (take) take(element)
      else stack.at(-1)?.children.push(element)
    },
  })
  const [root] = stack[0]?.children ?? []
  return root ?? elementOf('', new Map(), 1)
}

const elementOf = (
  name: string,
  attributes: ReadonlyMap<string, string>,
  line: number,
): XmlElement => ({ name, attributes, children: [], text: '', line })

export const childNamed = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  element?.children.find((child) => child.name === name)

export const childrenNamed = (element: XmlElement | undefined, name: string): XmlElement[] =>
  element?.children.filter((child) => child.name === name) ?? []

/** The first element behind the names one after the other, `Acct/Id/IBAN`. */
export function elementAt(element: XmlElement | undefined, path: string): XmlElement | undefined {
  return path.split('/').reduce(childNamed, element)
}

/** The text of the first of the paths that has any; empty where none has. */
export function textAt(element: XmlElement | undefined, ...paths: readonly string[]): string {
  for (const path of paths) {
    const text = elementAt(element, path)?.text ?? ''
    if (text !== '') return text
  }
  return ''
}
