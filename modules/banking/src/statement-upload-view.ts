import type { PlannedLine, StatementUploadView } from '@smb/core/banking'
import { statementProofView } from '@smb/core/banking'
import { moneyView } from '@smb/core/money'
import type { StatementOutlook } from './import-statement.ts'

const linesShownMax = 200

/** One statement of a file as its preview shows it: figures, proof, and the first lines in the order of the file. */
export function outlookView(
  outlook: StatementOutlook,
  position: number,
): StatementUploadView['statements'][number] {
  const { statement, plan } = outlook
  const closing = statement.closingBalance
  return {
    position,
    accountId: statement.account.accountId,
    accountType: statement.account.type,
    currency: statement.currency,
    from: statement.from,
    to: statement.to,
    closingBalance: closing && moneyView(closing.amount),
    lineCount: statement.lines.length,
    newCount: plan.newLines.length,
    duplicateCount: plan.duplicates.length,
    proof: statementProofView(outlook.proof),
    continuity: statementProofView(outlook.continuity),
    refusal: outlook.refusal?.message ?? null,
    lines: firstLines(outlook),
  }
}

function firstLines({ statement, plan }: StatementOutlook) {
  const duplicates = new Set(plan.duplicates.map((planned: PlannedLine) => planned.line))
  return statement.lines.slice(0, linesShownMax).map((line) => ({
    date: line.date,
    amount: moneyView(line.amount),
    name: line.name,
    memo: line.memo,
    isDuplicate: duplicates.has(line),
  }))
}
