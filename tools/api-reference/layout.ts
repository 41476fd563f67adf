/** Text, or something in brackets that stands on one line where it fits and else on a line for each part. */
export type Layout = string | Bracketed
type Bracketed = {
  readonly open: string
  readonly close: string
  readonly parts: readonly Part[]
}
type Part = { readonly label: string; readonly value: Layout }

const width = 110

/** The layout as text. `left` is how much of the first line is taken. */
export function textOfLayout(layout: Layout, indent = '', left = indent.length): string {
  if (typeof layout === 'string') return layout
  const { open, close, parts } = layout
  if (parts.length === 0) return open + close
  const line = onOneLine(layout)
  if (left + line.length <= width) return line
  const inner = `${indent}  `
  const lines = parts.map(({ label, value }, index) => {
    const comma = index < parts.length - 1 ? ',' : ''
    return inner + label + textOfLayout(value, inner, inner.length + label.length) + comma
  })
  return `${open}\n${lines.join('\n')}\n${indent}${close}`
}

function onOneLine(layout: Layout): string {
  if (typeof layout === 'string') return layout
  const { open, close, parts } = layout
  const space = open.endsWith('{') && parts.length > 0 ? ' ' : ''
  const inside = parts.map(({ label, value }) => label + onOneLine(value)).join(', ')
  return `${open}${space}${inside}${space}${close}`
}

/** A value as JSON. */
export function jsonLayout(value: unknown): Layout {
  return valueLayout(value, (name) => JSON.stringify(name), JSON.stringify)
}

/** A value as TypeScript writes it by hand. */
export function literalLayout(value: unknown): Layout {
  const quoted = (text: unknown): string =>
    typeof text === 'string'
      ? `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n')}'`
      : JSON.stringify(text)
  return valueLayout(value, (name) => (/^\w+$/.test(name) ? name : quoted(name)), quoted)
}

function valueLayout(
  value: unknown,
  nameOf: (name: string) => string,
  textOf: (value: unknown) => string,
): Layout {
  const inside = (each: unknown): Layout => valueLayout(each, nameOf, textOf)
  if (Array.isArray(value))
    return {
      open: '[',
      close: ']',
      parts: value.map((each) => ({ label: '', value: inside(each) })),
    }
  if (value === null || typeof value !== 'object') return textOf(value)
  const parts = Object.entries(value).map(([name, each]) => ({
    label: `${nameOf(name)}: `,
    value: inside(each),
  }))
  return { open: '{', close: '}', parts }
}
