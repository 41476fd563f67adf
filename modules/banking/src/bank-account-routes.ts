import { z } from 'zod'
import { PageQuery, pageOf } from '@smb/core/api'
import {
  BankAccountStandingView,
  CreateBankAccountBody,
  ListStatementLinesQuery,
  StatementImportView,
  StatementLineView,
  StatementUploadView,
  UpdateBankAccountBody,
  UploadStatementQuery,
  csvMappingFromJson,
  statementFileMib,
} from '@smb/core/banking'
import { idWire } from '@smb/core/ids'
import { routes } from '@smb/platform/http'
import { getBankAccountStanding, listBankAccountStandings } from './bank-account-standing.ts'
import { csvReadingView } from './csv-reading-view.ts'
import { createBankAccount, reviseBankAccount } from './change-bank-account.ts'
import { importStatement, previewStatement } from './import-statement.ts'
import { getImport, listImports } from './statement-import-queries.ts'
import { listStatementLines } from './statement-lines.ts'
import { outlookView } from './statement-upload-view.ts'

const BankAccountParams = z.object({ id: idWire('ban') })

export const bankAccountRoutes = routes('Bank accounts', (api) => {
  api.query('/bank-accounts', {
    operationId: 'listBankAccounts',
    summary: 'Bank accounts: what the bank says, what the books say, what lies between',
    permission: 'bank:read',
    answer: z.object({ items: z.array(BankAccountStandingView) }),
    run: (tx) => listBankAccountStandings(tx),
    view: (items) => ({ items }),
  })
  api.query('/bank-accounts/:id', {
    operationId: 'getBankAccount',
    summary: 'One bank account',
    permission: 'bank:read',
    params: BankAccountParams,
    answer: BankAccountStandingView,
    run: (tx, { params }) => getBankAccountStanding(tx, params.id),
    view: (account) => account,
  })
  api.command('POST', '/bank-accounts', {
    operationId: 'createBankAccount',
    summary: 'Add a bank account on a ledger account, which is opened where none is named',
    permission: 'bank:write',
    body: CreateBankAccountBody.strict(),
    answer: BankAccountStandingView,
    status: 201,
    run: async (tx, { body }) => getBankAccountStanding(tx, await createBankAccount(tx, body)),
    view: (account) => account,
  })
  api.command('PUT', '/bank-accounts/:id', {
    operationId: 'reviseBankAccount',
    summary: 'Rename, archive or restore a bank account',
    permission: 'bank:write',
    params: BankAccountParams,
    body: UpdateBankAccountBody.strict(),
    answer: BankAccountStandingView,
    run: async (tx, { params, body }) => {
      await reviseBankAccount(tx, params.id, body)
      return getBankAccountStanding(tx, params.id)
    },
    view: (account) => account,
  })
  api.query('/bank-accounts/:id/lines', {
    operationId: 'listStatementLines',
    summary: 'Lines of the bank’s statements, newest first, with suggestions where they wait',
    permission: 'bank:read',
    params: BankAccountParams,
    query: ListStatementLinesQuery,
    answer: pageOf(StatementLineView),
    run: (tx, { params, query }) => listStatementLines(tx, params.id, query),
    view: (page) => ({ items: [...page.items], nextCursor: page.nextCursor }),
  })
  api.query('/bank-accounts/:id/imports', {
    operationId: 'listStatementImports',
    summary: 'Statement files taken in, newest first',
    permission: 'bank:read',
    params: BankAccountParams,
    query: PageQuery,
    answer: pageOf(StatementImportView),
    run: (tx, { params, query }) => listImports(tx, params.id, query),
    view: (page) => ({ items: [...page.items], nextCursor: page.nextCursor }),
  })
  api.upload('/bank-accounts/:id/imports', {
    operationId: 'importStatement',
    summary:
      'Take in a bank’s statement (OFX or CSV), or with preview=true see what it would bring',
    permission: 'bank:write',
    params: BankAccountParams,
    query: UploadStatementQuery,
    accepts: ['application/x-ofx', 'text/csv', 'application/octet-stream'],
    bodyLimit: statementFileMib * 1024 * 1024,
    answer: StatementUploadView,
    run: async (tx, { params, query, contentType }, body) => {
      const { fileName, statement } = query
      const mapping = query.mapping === undefined ? undefined : csvMappingFromJson(query.mapping)
      const command = { bankAccountId: params.id, fileName, statement, contentType, mapping }
      const takeIn = query.preview === 'true' ? previewStatement : importStatement
      const { outlooks, importId, csv } = await takeIn(tx, command, body)
      return { outlooks, csv, made: importId && (await getImport(tx, importId)) }
    },
    view: ({ outlooks, csv, made }) => ({
      statements: outlooks.map(outlookView),
      import: made,
      csv: csv && csvReadingView(csv),
    }),
  })
})
