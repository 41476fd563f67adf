import { recordAudit } from '@smb/audit'
import { assert } from '@smb/core/errors'
import type { BankAccount, CreateBankAccountBody, UpdateBankAccountBody } from '@smb/core/banking'
import { assertBankLedgerAccount, bankAccountErrors, nextAccountCode } from '@smb/core/banking'
import type { BankAccountId, LedgerAccountId } from '@smb/core/ids'
import { ledgerErrors } from '@smb/core/ledger'
import type { Instant } from '@smb/core/time'
import { createAccount, findAccounts, listAccounts } from '@smb/ledger'
import type { Tx } from '@smb/platform/db'
import {
  findBankAccount,
  getBankAccount,
  insertBankAccount,
  updateBankAccount,
} from './bank-account-repository.ts'
import { getBankAccountStanding } from './bank-account-standing.ts'

/**
 * Adds a bank account on a ledger account, which is opened where none is named. The same id with the same content again
 * is a success. Throws what `assertBankLedgerAccount` throws, `banking.ledger_account_in_use`,
 * `banking.account_already_exists`.
 */
export async function createBankAccount(
  tx: Tx,
  command: CreateBankAccountBody,
): Promise<BankAccountId> {
  const id = command.id ?? tx.newId('ban')
  const existing = command.id && (await findBankAccount(tx, command.id))
  if (existing) return sameAccount(existing, command)

  const account: BankAccount = {
    id,
    name: command.name,
    ledgerAccountId: await ledgerAccountFor(tx, command),
    currency: command.currency,
    bankName: command.bankName ?? null,
    accountNumberMasked: command.accountNumberMasked ?? null,
    archivedAt: null,
    version: 1,
  }
  await insertBankAccount(tx, account)
  await recordAudit(tx, {
    action: 'banking.account_created',
    subject: id,
    details: { ledgerAccount: account.ledgerAccountId, currency: account.currency },
  })
  return id
}

function sameAccount(existing: BankAccount, command: CreateBankAccountBody): BankAccountId {
  const { name, currency, ledgerAccountId } = command
  const isSame =
    existing.name === name &&
    existing.currency === currency &&
    (ledgerAccountId === undefined || existing.ledgerAccountId === ledgerAccountId)
  if (!isSame) throw bankAccountErrors.alreadyExists()
  return existing.id
}

async function ledgerAccountFor(tx: Tx, command: CreateBankAccountBody): Promise<LedgerAccountId> {
  if (!command.ledgerAccountId) return openLedgerAccount(tx, command)
  const [account] = await findAccounts(tx, [command.ledgerAccountId])
  if (!account) throw ledgerErrors.accountNotFound()
  if (account.archivedAt !== null) throw ledgerErrors.accountArchived(account.code)
  assertBankLedgerAccount(account, command.currency)
  return account.id
}

/** Beside the default bank account of the chart, with the next free code. */
async function openLedgerAccount(tx: Tx, command: CreateBankAccountBody): Promise<LedgerAccountId> {
  const chart = await listAccounts(tx)
  const like = chart.find((account) => account.controlRole === 'bank_default')
  assert(like, 'every chart has a default bank account')
  const opened = await createAccount(tx, {
    code: nextAccountCode(like.code, new Set(chart.map(({ code }) => code))),
    name: command.name,
    type: like.type,
    parentId: like.parentId,
    currency: command.currency,
  })
  return opened.id
}

/** Renames, archives or restores a bank account. Throws `banking.account_changed_meanwhile` with both. */
export async function reviseBankAccount(
  tx: Tx,
  id: BankAccountId,
  change: UpdateBankAccountBody,
): Promise<void> {
  const before = await getBankAccount(tx, id)
  const after: BankAccount = {
    ...before,
    name: change.name ?? before.name,
    bankName: change.bankName === undefined ? before.bankName : change.bankName,
    archivedAt: archivedAt(tx, before, change.isArchived),
    version: change.version,
  }
  if (!(await updateBankAccount(tx, after))) {
    const current = await getBankAccountStanding(tx, id)
    throw bankAccountErrors.changedMeanwhile(current, change)
  }
  await recordAudit(tx, {
    action: 'banking.account_revised',
    subject: id,
    details: { archived: after.archivedAt !== null },
  })
}

function archivedAt(tx: Tx, before: BankAccount, isArchived: boolean | undefined): Instant | null {
  if (isArchived === undefined) return before.archivedAt
  return isArchived ? (before.archivedAt ?? tx.now) : null
}
