'use client'
import type { LucideIcon } from 'lucide-react'
import {
  ArrowRight,
  Ban,
  Banknote,
  BookOpen,
  Clock,
  FileMinus,
  FileText,
  List,
  Package,
  Users,
  Zap,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { keyCaps } from '#lib/keys/key-combo.ts'
import type { Hit, PaletteRow } from '#lib/palette/palette-sections.ts'
import { hitLabel } from '#lib/palette/palette-sections.ts'
import { markedPieces } from '#lib/palette/palette-text.ts'
import { DateText } from '../date-text.tsx'
import { Kbd } from '../kbd.tsx'
import { MoneyText } from '../money-text.tsx'

const hitIcons: Readonly<Record<Hit['kind'], LucideIcon>> = {
  invoice: FileText,
  credit_note: FileMinus,
  payment: Banknote,
  customer: Users,
  item: Package,
  entry: BookOpen,
  account: List,
}

const statusWords: Readonly<Record<string, string>> = {
  draft: 'draft',
  unpaid: 'unpaid',
  part_paid: 'part paid',
  paid: 'paid',
  credited: 'credited',
  written_off: 'written off',
  settled: 'settled',
  overdue: 'overdue',
  voided: 'void',
  reversed: 'reversed',
  archived: 'archived',
}

type LineProps = {
  readonly row: PaletteRow
  readonly typed: string
  readonly isActive: boolean
  readonly onHighlight: () => void
  readonly onChoose: () => void
}

/** One row of the palette: icon, what it is called with what was typed marked, more about it, its keys. */
export function PaletteLine({ row, typed, isActive, onHighlight, onChoose }: LineProps) {
  const { icon: Icon, label, more, keys } = partsOf(row)
  const reason = row.disabledReason
  return (
    <div
      role="option"
      id={`row-${row.id}`}
      aria-selected={isActive}
      aria-disabled={reason ? true : undefined}
      className="palette-line"
      onPointerMove={onHighlight}
      // Before blur, so that the box keeps focus.
      onPointerDown={(event) => event.preventDefault()}
      onClick={onChoose}
    >
      {reason ? <Ban size={16} aria-hidden /> : <Icon size={16} aria-hidden />}
      <span className="truncate">
        {markedPieces(label, typed).map(({ text, isHit }, index) =>
          isHit ? <mark key={index}>{text}</mark> : text,
        )}
      </span>
      <span className="palette-more">{reason ?? more}</span>
      {keys && !reason && keyCaps(keys).map((cap, index) => <Kbd key={index}>{cap}</Kbd>)}
    </div>
  )
}

type Parts = {
  readonly icon: LucideIcon
  readonly label: string
  readonly more?: ReactNode
  readonly keys?: string | undefined
}

function partsOf(row: PaletteRow): Parts {
  if (row.kind === 'recent') return { icon: Clock, label: row.record.label }
  if (row.kind === 'command') {
    const { group, label, keys } = row.command
    return { icon: group === 'go' ? ArrowRight : Zap, label, keys }
  }
  return { icon: hitIcons[row.hit.kind], label: hitLabel(row.hit), more: <HitMore hit={row.hit} /> }
}

function HitMore({ hit }: { readonly hit: Hit }) {
  const { amount, date, kind, detail } = hit
  const status = statusWords[hit.status]
  if (amount === null) return [status, detail].filter(Boolean).join(', ')
  return (
    <>
      <MoneyText amount={amount.amount} currency={amount.currency} currencyAs="code" />
      {status && status !== 'draft' && `, ${status}`}
      {date && (kind === 'entry' || kind === 'payment') && (
        <>
          {', '}
          <DateText date={date} />
        </>
      )}
    </>
  )
}
