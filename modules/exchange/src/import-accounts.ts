import type { JournalFileLine } from '@smb/core/exchange'
import { exchangeErrors, importErrors, importLimits } from '@smb/core/exchange'
import type { LedgerAccountId } from '@smb/core/ids'
import { uuidFromId } from '@smb/core/ids'
import type { AccountType, LedgerAccount } from '@smb/core/ledger'
import { recordAudit } from '@smb/audit'
import { insertAccounts, listAccounts } from '@smb/ledger'
import type { Tx } from '@smb/platform/db'

type Named = Pick<JournalFileLine, 'account' | 'type' | 'currency'>
type Known = Pick<LedgerAccount, 'type' | 'currency'> & { readonly uuid: Buffer }
type Created = { readonly id: LedgerAccountId; readonly name: string; readonly type: AccountType }

/** The accounts that a file names. */
export type ImportAccounts = {
  /**
   * The account's uuid. A name that the books do not have becomes a new account, see `open`. Throws
   * `exchange.account_type_changed`, `exchange.too_many_accounts`, `ledger.account_currency`.
   */
  readonly uuidOf: (line: Named, fileLine: number) => Buffer
  /** Opens the new accounts that were named since the last call: code and name are the name in the file, verbatim. */
  readonly open: () => Promise<void>
  readonly created: () => number
}

// PostgreSQL takes 65,535 values in one statement.
const rowsPerInsert = 5_000

const uuidBytes = (id: LedgerAccountId): Buffer =>
  Buffer.from(uuidFromId(id).replaceAll('-', ''), 'hex')

/**
 * Accounts of the books are found by their code, else by a name that only one of them has. Control accounts are never
 * found: what documents post to is theirs alone (rule 38). Whether one is archived only matters where an entry is new.
 */
export async function importAccounts(tx: Tx): Promise<ImportAccounts> {
  const accounts = await listAccounts(tx)
  const byName = accountsByName(accounts)
  const codes = new Set(accounts.map(({ code }) => code))
  const seen = new Map<string, Known>()
  const waiting: Created[] = []
  let created = 0

  const firstSeen = (line: Named, fileLine: number): Known => {
    const account = byName.get(line.account)
    if (account?.type === line.type) return { ...account, uuid: uuidBytes(account.id) }
    if (account?.code === line.account) {
      throw exchangeErrors.accountTypeChanged(fileLine, line.account, {
        before: account.type,
        now: line.type,
      })
    }
    if (created >= importLimits.accounts) throw importErrors.tooManyAccounts()
    const id = tx.newId('acc')
    waiting.push({ id, name: line.account, type: line.type })
    created += 1
    return { uuid: uuidBytes(id), type: line.type, currency: null }
  }
  return {
    uuidOf: (line, fileLine) => {
      const { account: name, type, currency } = line
      let account = seen.get(name)
      if (!account) {
        account = firstSeen(line, fileLine)
        seen.set(name, account)
      }
      if (account.type !== type) {
        throw exchangeErrors.accountTypeChanged(fileLine, name, { before: account.type, now: type })
      }
      if (account.currency !== null && account.currency !== currency) {
        throw importErrors.accountCurrency(fileLine, name, account.currency)
      }
      return account.uuid
    },
    open: async () => {
      const opened = waiting.splice(0)
      if (opened.length === 0) return
      for (let at = 0; at < opened.length; at += rowsPerInsert) {
        const rows = opened
          .slice(at, at + rowsPerInsert)
          .map((account) => newAccount(account, codes))
        await insertAccounts(tx, rows)
      }
      for (const { id, type } of opened) {
        await recordAudit(tx, { action: 'ledger.account_created', subject: id, details: { type } })
      }
    },
    created: () => created,
  }
}

function accountsByName(accounts: readonly LedgerAccount[]): Map<string, LedgerAccount> {
  const open = accounts.filter(({ controlRole }) => controlRole === null)
  const named = Map.groupBy(open, ({ name }) => name)
  const single = [...named].flatMap(([name, [account, ...others]]) =>
    account && others.length === 0 ? [[name, account] as const] : [],
  )
  return new Map([...single, ...open.map((account) => [account.code, account] as const)])
}

function newAccount(account: Created, codes: Set<string>) {
  const { id, name, type } = account
  const code = freeCode(name, codes)
  codes.add(code)
  return { id, code, name, type, parentId: null, currency: null }
}

const codeMax = 200

/** The name itself, or where a control account has that code, with a counter behind it. */
function freeCode(name: string, codes: ReadonlySet<string>): string {
  if (!codes.has(name)) return name
  for (let count = 2; ; count += 1) {
    const code = `${name.slice(0, codeMax - 10)} ${count}`
    if (!codes.has(code)) return code
  }
}
