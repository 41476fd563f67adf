import { z } from 'zod'
import {
  AccountListItem,
  AccountTransactionView,
  AccountView,
  ArchiveAccountBody,
  CreateAccountBody,
  ReviseAccountBody,
} from '@smb/core/ledger'
import { PageQuery, pageOf } from '@smb/core/api'
import { idWire } from '@smb/core/ids'
import { MoneyView, moneyView } from '@smb/core/money'
import { LocalDateView, LocalDateWire } from '@smb/core/time'
import { routes } from '@smb/platform/http'
import { getAccount } from './account-repository.ts'
import { listAccountsWithBalance } from './account-queries.ts'
import { archiveAccount, createAccount, reviseAccount } from './change-account.ts'
import { listAccountTransactions } from './entry-queries.ts'

const AccountParams = z.object({ id: idWire('acc') })
const AccountTransactionsView = pageOf(AccountTransactionView).extend({
  /** The balance before the first item of the page. */
  opening: MoneyView,
  /** The first day that it holds: that of the fiscal year for income and expenses, null for the first entry. */
  openingFrom: LocalDateView.nullable(),
})
const TransactionsQuery = PageQuery.extend({
  from: LocalDateWire.optional(),
  to: LocalDateWire.optional(),
})

export const accountRoutes = routes('Accounts', (api) => {
  api.query('/accounts', {
    operationId: 'listAccounts',
    summary: 'The chart of accounts with balances',
    permission: 'account:read',
    answer: z.object({ items: z.array(AccountListItem) }),
    run: (tx) => listAccountsWithBalance(tx),
    view: (items) => ({ items }),
  })
  api.query('/accounts/:id', {
    operationId: 'getAccount',
    summary: 'One account',
    permission: 'account:read',
    params: AccountParams,
    answer: AccountView,
    run: (tx, { params }) => getAccount(tx, params.id),
    view: (account) => account,
  })
  api.query('/accounts/:id/transactions', {
    operationId: 'listAccountTransactions',
    summary: 'An account’s ledger with running balance',
    permission: 'journal:read',
    params: AccountParams,
    query: TransactionsQuery,
    answer: AccountTransactionsView,
    run: async (tx, { params, query }) => {
      const { type } = await getAccount(tx, params.id)
      return listAccountTransactions(tx, { id: params.id, type }, query)
    },
    view: (page) => ({
      items: [...page.items],
      nextCursor: page.nextCursor,
      opening: moneyView(page.opening),
      openingFrom: page.openingFrom,
    }),
  })
  api.command('POST', '/accounts', {
    operationId: 'createAccount',
    summary: 'Open an account',
    permission: 'account:write',
    body: CreateAccountBody,
    answer: AccountView,
    status: 201,
    run: (tx, { body }) => createAccount(tx, body),
    view: (account) => account,
  })
  api.command('PUT', '/accounts/:id', {
    operationId: 'reviseAccount',
    summary: 'Rename, renumber or move an account',
    permission: 'account:write',
    params: AccountParams,
    body: ReviseAccountBody,
    answer: AccountView,
    run: (tx, { params, body }) => reviseAccount(tx, params.id, body),
    view: (account) => account,
  })
  api.command('POST', '/accounts/:id/archive', {
    operationId: 'archiveAccount',
    summary: 'Take an account out of use',
    permission: 'account:write',
    params: AccountParams,
    body: ArchiveAccountBody,
    answer: AccountView,
    run: (tx, { params, body }) =>
      archiveAccount(tx, params.id, { archived: true, version: body.version }),
    view: (account) => account,
  })
  api.command('POST', '/accounts/:id/restore', {
    operationId: 'restoreAccount',
    summary: 'Take an archived account back into use',
    permission: 'account:write',
    params: AccountParams,
    body: ArchiveAccountBody,
    answer: AccountView,
    run: (tx, { params, body }) =>
      archiveAccount(tx, params.id, { archived: false, version: body.version }),
    view: (account) => account,
  })
})
