'use client'
import type { StatementProof, StatementUpload } from '@smb/api-client'
import type { ReactNode } from 'react'
import { Banner } from '#components/banner.tsx'
import { Card, CardBody, CardFoot, CardHead } from '#components/card.tsx'
import { DataTable } from '#components/data-table.tsx'
import type { Column } from '#components/data-table.tsx'
import { DateText } from '#components/date-text.tsx'
import { MoneyText } from '#components/money-text.tsx'
import { ProofBar } from '#components/proof-bar.tsx'
import { StatusBadge } from '#components/status-badge.tsx'
import { formatPeriod } from '#lib/format/date.ts'
import { counted } from '#lib/format/money.ts'

type Statement = StatementUpload['statements'][number]

const lineColumns: readonly Column<Statement['lines'][number] & { position: number }>[] = [
  {
    key: 'date',
    header: 'Date',
    fit: true,
    fold: 'meta',
    cell: ({ date }) => <DateText date={date} />,
  },
  {
    key: 'text',
    header: 'Text',
    fold: 'title',
    cell: ({ name, memo }) => [name, memo].filter(Boolean).join(' · '),
  },
  {
    key: 'state',
    header: 'State',
    quietHeader: true,
    fold: 'status',
    cell: ({ isDuplicate }) => isDuplicate && <StatusBadge status="excluded" word="Already here" />,
  },
  {
    key: 'amount',
    header: 'Amount',
    align: 'end',
    fold: 'amount',
    cell: ({ amount }) => (
      <MoneyText amount={amount.amount} currency={amount.currency} signs="flow" />
    ),
  },
]

/** What a file says: its proof on top, its lines below, those already here marked. */
export function StatementPreview({
  statement,
  action,
}: {
  readonly statement: Statement
  readonly action: ReactNode
}) {
  const { from, to, currency, lineCount, newCount, duplicateCount, lines } = statement
  return (
    <Card>
      <CardHead
        title={[
          statement.accountId && `Account ${statement.accountId}`,
          from && to && formatPeriod(from, to),
        ]
          .filter(Boolean)
          .join(', ')}
        aside={`${counted(newCount, 'new line')}, ${duplicateCount} already here`}
      />
      <CardBody className="grid gap-4">
        {statement.refusal && (
          <Banner tone="warn" title="This statement cannot be imported">
            {statement.refusal}
          </Banner>
        )}
        <ProofBar
          figures={proofFigures(statement.proof, currency)}
          causes={[{ text: statement.proof.words }, { text: statement.continuity.words }]}
        />
        <DataTable
          caption="Lines of the file"
          columns={lineColumns}
          rows={lines.map((line, position) => ({ ...line, position }))}
          rowKey={({ position }) => String(position)}
          walkable={false}
        />
        {lines.length < lineCount && (
          <p className="text-sm text-text-3">
            The first {lines.length} of {counted(lineCount, 'line')} are shown. All are imported.
          </p>
        )}
      </CardBody>
      <CardFoot>{action}</CardFoot>
    </Card>
  )
}

function proofFigures(proof: StatementProof, currency: string) {
  const figure = (amount: { amount: string } | null) =>
    amount ? <MoneyText amount={amount.amount} currency={currency} /> : 'Not stated'
  return [
    { label: 'Opening', value: figure(proof.opening) },
    { label: 'Lines', value: figure(proof.total) },
    { label: 'Closing', value: figure(proof.closing) },
    { label: 'Difference', value: figure(proof.difference), proven: proof.state === 'proven' },
  ]
}
