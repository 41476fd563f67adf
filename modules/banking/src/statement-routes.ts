import { z } from 'zod'
import {
  MatchLineBody,
  StatementImportView,
  StatementLineView,
  UnmatchLineBody,
} from '@smb/core/banking'
import { idWire } from '@smb/core/ids'
import { routes } from '@smb/platform/http'
import { excludeLine, restoreLine } from './exclude-line.ts'
import { matchLine } from './match-line.ts'
import { getImport } from './statement-import-queries.ts'
import { getStatementLine } from './statement-lines.ts'
import { undoImport } from './undo-import.ts'
import { unmatchLine } from './unmatch-line.ts'

const ImportParams = z.object({ id: idWire('imp') })
const LineParams = z.object({ id: idWire('stl') })
const NoBody = z.strictObject({})

export const statementRoutes = routes('Bank statements', (api) => {
  api.query('/statement-imports/:id', {
    operationId: 'getStatementImport',
    summary: 'One statement file that was taken in',
    permission: 'bank:read',
    params: ImportParams,
    answer: StatementImportView,
    run: (tx, { params }) => getImport(tx, params.id),
    view: (made) => made,
  })
  api.command('POST', '/statement-imports/:id/undo', {
    operationId: 'undoStatementImport',
    summary: 'Take a whole file back, while none of its lines is matched or coded',
    permission: 'bank:write',
    params: ImportParams,
    body: NoBody,
    answer: StatementImportView,
    run: async (tx, { params }) => {
      await undoImport(tx, params.id)
      return getImport(tx, params.id)
    },
    view: (made) => made,
  })
  api.query('/statement-lines/:id', {
    operationId: 'getStatementLine',
    summary: 'One line; also by the id that a journal entry names as its source',
    permission: 'bank:read',
    params: LineParams,
    answer: StatementLineView,
    run: (tx, { params }) => getStatementLine(tx, params.id),
    view: (line) => line,
  })
  api.command('POST', '/statement-lines/:id/match', {
    operationId: 'matchStatementLine',
    summary: 'Say what a line is: an invoice paid, a payment recorded before, or an account',
    permission: 'bank:write',
    params: LineParams,
    body: MatchLineBody,
    answer: StatementLineView,
    run: async (tx, { params, body }) => {
      await matchLine(tx, { lineId: params.id, match: body })
      return getStatementLine(tx, params.id)
    },
    view: (line) => line,
  })
  api.command('POST', '/statement-lines/:id/unmatch', {
    operationId: 'unmatchStatementLine',
    summary: 'Undo what a line was said to be; what that posted is reversed',
    permission: 'bank:write',
    params: LineParams,
    body: UnmatchLineBody,
    answer: StatementLineView,
    run: async (tx, { params, body }) => {
      await unmatchLine(tx, { ...body, lineId: params.id })
      return getStatementLine(tx, params.id)
    },
    view: (line) => line,
  })
  api.command('POST', '/statement-lines/:id/exclude', {
    operationId: 'excludeStatementLine',
    summary: 'Set a line aside',
    permission: 'bank:write',
    params: LineParams,
    body: NoBody,
    answer: StatementLineView,
    run: async (tx, { params }) => {
      await excludeLine(tx, params.id)
      return getStatementLine(tx, params.id)
    },
    view: (line) => line,
  })
  api.command('POST', '/statement-lines/:id/restore', {
    operationId: 'restoreStatementLine',
    summary: 'Bring an excluded line back',
    permission: 'bank:write',
    params: LineParams,
    body: NoBody,
    answer: StatementLineView,
    run: async (tx, { params }) => {
      await restoreLine(tx, params.id)
      return getStatementLine(tx, params.id)
    },
    view: (line) => line,
  })
})
