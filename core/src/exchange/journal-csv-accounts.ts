import type { LedgerAccount } from '../ledger/index.ts'

/** What a file's words for an account come to. */
export type FoundAccount =
  | { readonly account: LedgerAccount }
  | {
      readonly account: null
      readonly why: 'unknown' | 'unclear' | 'differs'
      readonly near?: LedgerAccount
    }

/** The accounts of the books, to be found by what a spreadsheet says. */
export type JournalCsvAccounts = {
  /** By a code, `1000 Cash`, or a name that only one account has; a name beside a code must be that account's. */
  readonly find: (text: string, name: string) => FoundAccount
}

const folded = (text: string): string => text.normalize('NFC').toLowerCase().trim()

/** Finds accounts by code first: a code is what an accountant means by a number. */
export function journalCsvAccounts(accounts: readonly LedgerAccount[]): JournalCsvAccounts {
  const byCode = new Map(accounts.map((account) => [folded(account.code), account]))
  const byName = Map.groupBy(accounts, ({ name }) => folded(name))

  const named = (text: string): FoundAccount => {
    const [only, ...others] = byName.get(folded(text)) ?? []
    if (!only) return { account: null, why: 'unknown' }
    return others.length > 0 ? { account: null, why: 'unclear' } : { account: only }
  }
  const single = (text: string): FoundAccount => {
    const coded = byCode.get(folded(text)) ?? withNameBehind(text, byCode)
    return coded ? { account: coded } : named(text)
  }
  return {
    find: (text, name) => {
      if (text === '' || name === '') return single(text === '' ? name : text)
      const coded = byCode.get(folded(text))
      if (!coded) return single(text)
      return folded(coded.name) === folded(name)
        ? { account: coded }
        : { account: null, why: 'differs', near: coded }
    },
  }
}

/** `1000 Cash`, `1000 - Cash`, `1000: Cash`, where the account 1000 is called Cash. */
function withNameBehind(
  text: string,
  byCode: ReadonlyMap<string, LedgerAccount>,
): LedgerAccount | undefined {
  const [, code = '', name = ''] = /^(\S{1,50}?)\s?[-–:·,]?\s+(.{1,200})$/.exec(text) ?? []
  const account = byCode.get(folded(code))
  const bare = name.replace(/^[-–:·]\s+/, '')
  return account && folded(account.name) === folded(bare) ? account : undefined
}
