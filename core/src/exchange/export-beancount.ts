import type { AccountType } from '../ledger/index.ts'
import type { CurrencyCode } from '../money/index.ts'
import type { JournalWriter } from './journal-writer.ts'
import { amountWithCost, exportedPostings } from './exported-postings.ts'
import type { ExportedEntry } from './journal-transaction.ts'
import { legalNaming } from './legal-names.ts'

const roots: Readonly<Record<AccountType, string>> = {
  asset: 'Assets',
  liability: 'Liabilities',
  equity: 'Equity',
  income: 'Income',
  expense: 'Expenses',
}

// Before any date that the books can hold, so that the order of entries does not matter.
const openedOn = '1900-01-01'

/** Letters, digits and dashes, beginning with a capital or a digit: what Beancount allows in a part of a name. */
function legalPart(part: string): string {
  const plain = part
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  return plain === '' ? 'X' : plain.charAt(0).toUpperCase() + plain.slice(1)
}

function legalName(original: string, type: string): string {
  const root = roots[type as AccountType]
  const parts = original.split(':').map(legalPart)
  if (parts[0] === root && parts.length > 1) return parts.join(':')
  return [root, ...parts].join(':')
}

const quoted = (text: string): string => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** Writes entries as Beancount reads them. The original name of an account is kept in the metadata of its `open`. */
export function beancountWriter(baseCurrency: CurrencyCode): JournalWriter {
  const naming = legalNaming(legalName)
  return {
    header: () => `option "operating_currency" "${baseCurrency}"\n`,
    entry: (entry) => beancountEntry(entry, baseCurrency, naming),
  }
}

function beancountEntry(
  entry: ExportedEntry,
  baseCurrency: CurrencyCode,
  naming: ReturnType<typeof legalNaming>,
): string {
  let directives = ''
  let postings = ''
  for (const posting of exportedPostings(entry, baseCurrency)) {
    const { name, isFirst } = naming(posting.account, posting.type)
    if (isFirst) directives += `\n${openedOn} open ${name}\n  name: ${quoted(posting.account)}\n`
    postings += `  ${name}  ${amountWithCost(posting, baseCurrency)}\n`
  }
  if (postings === '') return directives
  return `${directives}\n${entry.date} * ${quoted(oneLine(entry.description))}\n  id: ${quoted(oneLine(entry.id))}\n${postings}`
}
