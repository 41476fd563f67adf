import { z } from 'zod'
import { idWire } from '@smb/core/ids'
import type { CustomerId } from '@smb/core/ids'
import {
  StatementFileQuery,
  StatementOfAccountView,
  StatementQuery,
  sheetCsv,
  statementSheet,
  statementView,
} from '@smb/core/reports'
import { paperOptions, printedPartiesNow } from '@smb/invoicing'
import type { ReadTx } from '@smb/platform/db'
import type { FileAnswer } from '@smb/platform/http'
import { routes } from '@smb/platform/http'
import { readStatement } from './read-statement.ts'
import { statementPdf } from './statement-pdf.ts'

const permission = 'report:read'
const CustomerParams = z.object({ id: idWire('cus') })

export const statementRoutes = routes('Customers', (api) => {
  api.query('/customers/:id/statement', {
    operationId: 'getStatement',
    summary: 'A customer’s account over a period, with running balance and what is open at its end',
    permission,
    params: CustomerParams,
    query: StatementQuery,
    answer: StatementOfAccountView,
    run: (tx, { params, query }) => readStatement(tx, params.id, query),
    view: statementView,
  })
  api.file('/customers/:id/statement/pdf', {
    operationId: 'getStatementPdf',
    summary:
      'The statement of account as the customer gets it, in their language unless another is asked for',
    permission,
    params: CustomerParams,
    query: StatementFileQuery,
    contentType: 'application/pdf',
    run: (tx, { params, query }) => statementFile(tx, params.id, query),
  })
  api.file('/customers/:id/statement/csv', {
    operationId: 'getStatementCsv',
    summary: 'The statement of account as CSV',
    permission,
    params: CustomerParams,
    query: StatementFileQuery,
    contentType: 'text/csv; charset=utf-8',
    run: async (tx, { params, query }) => {
      const statement = await readStatement(tx, params.id, query)
      // The mark tells spreadsheets that the text is UTF-8.
      const text = `\ufeff${sheetCsv(statementSheet(statement, query.form))}`
      return { fileName: `statement-${statement.from}-${statement.to}.csv`, chunks: [text] }
    },
  })
})

async function statementFile(
  tx: ReadTx,
  customerId: CustomerId,
  query: StatementFileQuery,
): Promise<FileAnswer> {
  const statement = await readStatement(tx, customerId, query)
  const parties = await printedPartiesNow(tx, customerId, query.language)
  const options = await paperOptions(tx, parties)
  return {
    fileName: `statement-${statement.from}-${statement.to}.pdf`,
    chunks: statementPdf(statement, query.form, { parties, options }),
  }
}
