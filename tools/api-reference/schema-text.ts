import type { Layout } from './layout.ts'
import { textOfLayout } from './layout.ts'
import type { Schema } from './documented-operations.ts'

/** A schema as TypeScript would say it, with the words of docs/api/README.md for what its texts hold. */
export function schemaText(schema: Schema): string {
  return textOfLayout(schemaLayout(schema))
}

/** The name of a schema that is described once for all. */
export function nameOfRef(ref: string): string {
  return (ref.split('/').at(-1) ?? ref).replace(/Input$/, '')
}

function schemaLayout(schema: Schema): Layout {
  if (schema.$ref !== undefined) return nameOfRef(schema.$ref)
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.enum) return schema.enum.map((each) => JSON.stringify(each)).join(' | ')
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return choiceLayout(choices)
  if (schema.type === 'array') return listLayout(schemaLayout(schema.items ?? {}))
  if (schema.type === 'object') return objectLayout(schema)
  return simpleText(schema)
}

function listLayout(item: Layout): Layout {
  if (typeof item !== 'string') return { ...item, close: `${item.close}[]` }
  return item.includes(' | ') ? `(${item})[]` : `${item}[]`
}

/** One choice may be laid out over lines; where several could be, they stand below each other. */
function choiceLayout(choices: readonly Schema[]): Layout {
  const layouts = choices.map(schemaLayout)
  if (layouts.every((each) => typeof each === 'string')) return layouts.join(' | ')
  const [first, ...others] = layouts
  if (first && typeof first !== 'string' && others.every((each) => each === 'null'))
    return { ...first, close: `${first.close}${others.map(() => ' | null').join('')}` }
  const parts = layouts.map((value, index) => ({ label: index === 0 ? '' : '| ', value }))
  return { open: '(', close: ')', parts }
}

function objectLayout(schema: Schema): Layout {
  const properties = Object.entries(schema.properties ?? {})
  if (isMoney(schema)) return 'Money'
  if (properties.length === 0) return schema.properties ? '{}' : 'object'
  const required = new Set(schema.required)
  const parts = properties.map(([name, value]) => ({
    label: `${name}${required.has(name) ? '' : '?'}: `,
    value: schemaLayout(value),
  }))
  return { open: '{', close: '}', parts }
}

const isMoney = ({ properties = {} }: Schema): boolean =>
  Object.keys(properties).join() === 'amount,currency'

function simpleText(schema: Schema): string {
  const types = [schema.type ?? 'any'].flat()
  return types
    .map((type) => (type === 'string' ? stringText(schema) : numberText(type, schema)))
    .join(' | ')
}

function stringText({ format, pattern, maxLength }: Schema): string {
  if (format === 'date') return 'date'
  if (format === 'date-time') return 'moment'
  if (pattern?.includes('\\d{1,20}')) return 'decimal'
  return maxLength === undefined ? 'string' : `string(${maxLength})`
}

const isGiven = (limit: number | undefined): boolean =>
  limit !== undefined && Math.abs(limit) < Number.MAX_SAFE_INTEGER

function numberText(type: string, { minimum, maximum }: Schema): string {
  if (type !== 'integer' && type !== 'number') return type
  const limits = isGiven(maximum) ? `(${minimum ?? ''}–${maximum ?? ''})` : ''
  return `${type}${limits}`
}
