import type { AccountType } from '../ledger/index.ts'
import type { CurrencyCode } from '../money/index.ts'
import type { JournalWriter } from './journal-writer.ts'
import { amountWithCost, exportedPostings } from './exported-postings.ts'
import type { ExportedEntry } from './journal-transaction.ts'
import { legalNaming } from './legal-names.ts'

const typeCodes: Readonly<Record<AccountType, string>> = {
  asset: 'A',
  liability: 'L',
  equity: 'E',
  income: 'R',
  expense: 'X',
}

/** One line of text: no comment marks, no line breaks. */
const oneLine = (text: string): string => text.replace(/[\s;]+/g, ' ').trim()

/** As a JSON string without commas: after one, hledger would read a further tag. */
const inComment = (text: string): string => JSON.stringify(text).replaceAll(',', '\\u002c')

// Two spaces end an account name; brackets, stars and the like at its beginning mean something else.
const specialBeginning = /^[^\p{L}\p{N}]+/u

function legalName(original: string): string {
  const name = original.replace(/\s+/g, ' ')
  return specialBeginning.test(name) ? `_${name}` : name
}

/** Writes entries as hledger reads them; Ledger reads the same text. */
export function hledgerWriter(baseCurrency: CurrencyCode): JournalWriter {
  const naming = legalNaming(legalName)
  return {
    header: () => `; Journal in ${baseCurrency}, all entries of the books\n`,
    entry: (entry) => hledgerEntry(entry, baseCurrency, naming),
  }
}

function hledgerEntry(
  entry: ExportedEntry,
  baseCurrency: CurrencyCode,
  naming: ReturnType<typeof legalNaming>,
): string {
  let directives = ''
  let postings = ''
  for (const posting of exportedPostings(entry, baseCurrency)) {
    const { name, isFirst } = naming(posting.account)
    if (isFirst) {
      directives += `\naccount ${name}\n    ; type: ${typeCodes[posting.type]}\n`
      if (name !== posting.account) directives += `    ; name: ${inComment(posting.account)}\n`
    }
    postings += `    ${name}  ${amountWithCost(posting, baseCurrency)}\n`
  }
  if (postings === '') return directives
  const code = entry.id.replace(/[()\s;]+/g, '')
  return `${directives}\n${entry.date} * (${code}) ${oneLine(entry.description)}\n${postings}`
}
