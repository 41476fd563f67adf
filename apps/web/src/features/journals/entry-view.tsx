'use client'
import type { JournalEntryView } from '@smb/core/ledger'
import { whyNotReversible } from '@smb/core/ledger'
import { Copy, FileText, Undo2 } from 'lucide-react'
import { useState } from 'react'
import { Button, ButtonLink } from '#components/button.tsx'
import { useBusiness, usePermission } from '#components/business-context.tsx'
import { Card, CardBody, CardHead, Facts } from '#components/card.tsx'
import { InstantText } from '#components/date-text.tsx'
import { IntentLink } from '#components/intent-link.tsx'
import { MoneyText } from '#components/money-text.tsx'
import { PageHeader } from '#components/page-header.tsx'
import { StatusBadge } from '#components/status-badge.tsx'
import { documentHref, entryHref, originWords, sourceWords } from '#lib/books/entry-source.ts'
import { formatDate, formatLongDate } from '#lib/format/date.ts'
import { businessHref } from '#lib/navigation.ts'
import { EntryLines } from './entry-lines.tsx'
import { ReverseDialog } from './reverse-dialog.tsx'

export type EntryViewProps = {
  readonly entry: JournalEntryView
  readonly lockDate: string | null
  /** Names of the tax codes on its lines, by id. */
  readonly taxNames: Readonly<Record<string, string>>
  /** Who posted it; undefined for what the machine did or people who have left. */
  readonly postedBy: string | undefined
}

/** One entry: its sides, where it came from, and what undoes it. Nothing in it can be changed. */
export function EntryView({ entry, lockDate, taxNames, postedBy }: EntryViewProps) {
  const { business } = useBusiness()
  const { postingDate, memo, total, source, kind, reversedById } = entry
  const whyNot = whyNotReversible(source.type)
  return (
    <>
      <PageHeader
        title={memo ?? originWords(entry)}
        crumbs={[{ label: 'Journals', href: businessHref(business.slug, '/journals') }]}
        badge={<StatusBadge status={reversedById ? 'reversed' : 'posted'} />}
        sub={`${formatLongDate(postingDate)} · ${originWords(entry)}`}
        actions={<EntryActions entry={entry} lockDate={lockDate} />}
      />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_320px]">
        <Card>
          <CardHead title="Debit and credit" aside={<MoneyText {...total} currencyAs="code" />} />
          <CardBody>
            <EntryLines entry={entry} taxNames={taxNames} />
          </CardBody>
        </Card>
        <div className="grid gap-4">
          <Facts
            items={[
              { name: 'Date', value: formatDate(postingDate) },
              { name: 'From', value: <Origin entry={entry} /> },
              {
                name: 'Posted',
                value: <InstantText instant={entry.postedAt} timeZone={business.timeZone} />,
              },
              ...(postedBy ? [{ name: 'By', value: postedBy }] : []),
              ...linked('Reversed by', business.slug, reversedById),
              ...linked(kind === 'void' ? 'Voids' : 'Reverses', business.slug, entry.reversesId),
            ]}
          />
          {whyNot && kind === 'post' && !reversedById && (
            <p className="text-xs text-text-3">{whyNot}</p>
          )}
        </div>
      </div>
    </>
  )
}

const linked = (name: string, slug: string, entryId: string | null) =>
  entryId === null
    ? []
    : [
        {
          name,
          value: (
            <IntentLink className="link" href={entryHref(slug, entryId)}>
              another entry
            </IntentLink>
          ),
        },
      ]

function Origin({ entry }: { readonly entry: JournalEntryView }) {
  const { business } = useBusiness()
  const href = documentHref(business.slug, entry)
  if (!href) return sourceWords[entry.source.type]
  return (
    <IntentLink className="link" href={href}>
      {sourceWords[entry.source.type]}
    </IntentLink>
  )
}

function EntryActions({ entry, lockDate }: Pick<EntryViewProps, 'entry' | 'lockDate'>) {
  const { business } = useBusiness()
  const mayPost = usePermission('journal:post')
  const [isReversing, setReversing] = useState(false)
  const document = documentHref(business.slug, entry)
  const isOwn = whyNotReversible(entry.source.type) === undefined
  const canReverse = isOwn && entry.kind === 'post' && !entry.reversedById
  return (
    <>
      {document && (
        <ButtonLink size="sm" icon={<FileText size={16} aria-hidden />} href={document}>
          Open {sourceWords[entry.source.type].toLowerCase()}
        </ButtonLink>
      )}
      {isOwn && mayPost && (
        <ButtonLink
          size="sm"
          icon={<Copy size={16} aria-hidden />}
          href={businessHref(business.slug, `/journals/new?from=${entry.id}`)}
        >
          Use again
        </ButtonLink>
      )}
      {canReverse && (
        <Button
          size="sm"
          icon={<Undo2 size={16} aria-hidden />}
          disabledReason={mayPost ? undefined : 'Reversing needs an owner or an accountant.'}
          onClick={() => setReversing(true)}
        >
          Reverse entry
        </Button>
      )}
      <ReverseDialog
        entry={entry}
        lockDate={lockDate}
        open={isReversing}
        onClose={() => setReversing(false)}
      />
    </>
  )
}
