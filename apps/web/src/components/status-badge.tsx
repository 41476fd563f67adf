import type { LucideIcon } from 'lucide-react'
import {
  Ban,
  Check,
  CircleDashed,
  Clock,
  Eye,
  Lock,
  Pencil,
  RotateCcw,
  Send,
  TriangleAlert,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { classes } from '#lib/classes.ts'

type Tone = 'draft' | 'info' | 'ok' | 'warn' | 'danger' | 'void' | 'neutral'
type Look = { readonly word: string; readonly tone: Tone; readonly icon: LucideIcon }

const looks = {
  draft: { word: 'Draft', tone: 'draft', icon: Pencil },
  issued: { word: 'Issued', tone: 'info', icon: Send },
  unpaid: { word: 'Unpaid', tone: 'info', icon: Send },
  viewed: { word: 'Viewed', tone: 'info', icon: Eye },
  partly_paid: { word: 'Part paid', tone: 'warn', icon: CircleDashed },
  paid: { word: 'Paid', tone: 'ok', icon: Check },
  overdue: { word: 'Overdue', tone: 'danger', icon: Clock },
  voided: { word: 'Void', tone: 'void', icon: Ban },
  posted: { word: 'Posted', tone: 'ok', icon: Check },
  reversed: { word: 'Reversed', tone: 'void', icon: RotateCcw },
  unallocated: { word: 'Unallocated', tone: 'warn', icon: CircleDashed },
  partly_allocated: { word: 'Part allocated', tone: 'warn', icon: CircleDashed },
  allocated: { word: 'Allocated', tone: 'ok', icon: Check },
  matched: { word: 'Matched', tone: 'ok', icon: Check },
  unmatched: { word: 'To match', tone: 'warn', icon: CircleDashed },
  excluded: { word: 'Left out', tone: 'void', icon: Ban },
  undone: { word: 'Undone', tone: 'void', icon: RotateCcw },
  archived: { word: 'Archived', tone: 'void', icon: Ban },
  failed: { word: 'Failed', tone: 'danger', icon: TriangleAlert },
  locked: { word: 'Closed', tone: 'neutral', icon: Lock },
} as const satisfies Record<string, Look>

export type Status = keyof typeof looks

/** Where a record stands: icon, word and tint, so that colour is never alone. `word` replaces the usual one. */
export function StatusBadge({ status, word }: { readonly status: Status; readonly word?: string }) {
  const { icon: Icon, tone, word: usual } = looks[status]
  return (
    <span className={classes('badge', tone !== 'neutral' && `badge-${tone}`)}>
      <Icon size={12} aria-hidden />
      {word ?? usual}
    </span>
  )
}

/** A badge with words of its own: “Closed to 31 Oct”, “Hidden: payroll”. */
export function Badge({
  icon,
  tone = 'neutral',
  children,
}: {
  readonly icon?: ReactNode
  readonly tone?: Tone
  readonly children: ReactNode
}) {
  return (
    <span className={classes('badge', tone !== 'neutral' && `badge-${tone}`)}>
      {icon}
      {children}
    </span>
  )
}
