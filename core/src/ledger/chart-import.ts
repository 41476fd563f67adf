import type { LedgerAccount } from './account.ts'
import type { ChartFileRow } from './chart-file.ts'
import type { ChartImportRowView } from './chart-import-schema.ts'

const textMax = 200
const levelsMax = 20
const unprintable = /[\p{Cc}\p{Co}\p{Cn}\u2028\u2029]/u

type Standing = Pick<LedgerAccount, 'code' | 'type'>
type Books = {
  readonly accountByCode: ReadonlyMap<string, LedgerAccount>
  readonly codeById: ReadonlyMap<string, string>
  /** The first line of each code in the file. */
  readonly rowByCode: ReadonlyMap<string, ChartFileRow>
}

/**
 * What each line of a chart would do to the books: open an account, find it there already, or conflict, with what to do
 * about it. Accounts of the books are never changed: a control account counts as there whatever the file calls it, any
 * other one only under its own name.
 */
export function chartImportPlan(
  rows: readonly ChartFileRow[],
  accounts: readonly LedgerAccount[],
): ChartImportRowView[] {
  const books: Books = {
    accountByCode: new Map(accounts.map((account) => [account.code, account])),
    codeById: new Map(accounts.map(({ id, code }) => [id, code])),
    // Backwards, so that the first line of a code stays.
    rowByCode: new Map(rows.toReversed().map((row) => [row.code, row])),
  }
  return rows.map((row) => plannedRow(row, books))
}

function plannedRow(row: ChartFileRow, books: Books): ChartImportRowView {
  const { line, code, name, parentCode } = row
  const shown = {
    line,
    code: code.slice(0, textMax),
    name: name.slice(0, textMax),
    type: row.type ?? null,
    parentCode: parentCode?.slice(0, textMax) ?? null,
  }
  const fault = textFault(row) ?? repeatFault(row, books)
  if (fault) return { ...shown, outcome: 'conflict', message: fault }
  const account = books.accountByCode.get(code)
  if (!account) {
    const message = parentFault(row, books)
    return { ...shown, outcome: message ? 'conflict' : 'new', message: message ?? null }
  }
  const message = differenceFrom(row, account, books)
  if (message) return { ...shown, outcome: 'conflict', message }
  const stays = account.controlRole ? 'Documents post to it: it stays as it is.' : null
  return { ...shown, outcome: 'existing', message: stays }
}

function textFault({ code, name, type, typeWord, parentCode }: ChartFileRow): string | undefined {
  if (code === '') return 'The account’s code is missing. Write one.'
  if (name === '') return 'The account’s name is missing. Write one.'
  if (code.length > textMax) return `The code has more than ${textMax} characters. Shorten it.`
  if (name.length > textMax) return `The name has more than ${textMax} characters. Shorten it.`
  if (unprintable.test(code + name + (parentCode ?? ''))) {
    return 'It holds a character that cannot be printed. Type it anew.'
  }
  if (typeWord === '')
    return 'The type is missing. Write asset, liability, equity, income or expense.'
  if (type === undefined) {
    return `“${typeWord.slice(0, 40)}” is no type of account. Write asset, liability, equity, income or expense.`
  }
  return undefined
}

function repeatFault({ line, code }: ChartFileRow, books: Books): string | undefined {
  const first = books.rowByCode.get(code)
  return first && first.line !== line
    ? `Code ${code} is on line ${first.line} already. Give each account a code of its own.`
    : undefined
}

function differenceFrom(
  row: ChartFileRow,
  account: LedgerAccount,
  books: Books,
): string | undefined {
  const { code, type } = account
  if (row.type !== type) {
    return `Account ${code} is ${named(type)} in the books. Give this one another code.`
  }
  if (account.archivedAt !== null) {
    return `Account ${code} is archived. Restore it, or give this one another code.`
  }
  if (account.controlRole) return undefined
  if (row.name !== account.name) {
    return `Account ${code} is called “${account.name}” in the books. Rename it there, or write that name here.`
  }
  const parentCode = parentCodeOf(code, books)
  if (row.parentCode !== null && row.parentCode !== parentCode) {
    const place = parentCode ? `under ${parentCode}` : 'under no other'
    return `Account ${code} stands ${place} in the books. Move it there, or leave its parent empty here.`
  }
  return undefined
}

function parentFault(row: ChartFileRow, books: Books): string | undefined {
  if (row.parentCode === null) return undefined
  const parent = standing(row.parentCode, books)
  if (!parent) {
    return `There is no account ${row.parentCode.slice(0, 60)} to stand under, neither here nor in the books.`
  }
  const height = heightFault(row, books)
  if (height) return height
  if (parent.type !== row.type) {
    return `Its parent ${parent.code} is ${named(parent.type)}. An account has the type of its parent.`
  }
  return undefined
}

/** The account of that code: of the books where they have it, else of the file. */
function standing(code: string, books: Books): Standing | undefined {
  const account = books.accountByCode.get(code)
  if (account) return account
  const row = books.rowByCode.get(code)
  return row?.type && { code: row.code, type: row.type }
}

/** Walks up from the account, in the file and then in the books, no further than accounts may stand deep. */
function heightFault(row: ChartFileRow, books: Books): string | undefined {
  let above = row.parentCode
  for (let level = 1; above !== null; level += 1) {
    if (above === row.code) return 'It would stand under itself. Choose another parent.'
    if (level >= levelsMax) {
      return `It would stand more than ${levelsMax} levels deep. Choose a parent further up.`
    }
    above = parentCodeOf(above, books)
  }
  return undefined
}

function parentCodeOf(code: string, books: Books): string | null {
  const account = books.accountByCode.get(code)
  if (!account) return books.rowByCode.get(code)?.parentCode ?? null
  return account.parentId === null ? null : (books.codeById.get(account.parentId) ?? null)
}

const named = (type: string): string => `${/^[aei]/.test(type) ? 'an' : 'a'} ${type} account`
