import type { Home } from '@smb/api-client'
import { Bell, FileText, Landmark, Wallet } from 'lucide-react'
import type { ReactNode } from 'react'
import { ButtonLink } from '#components/button.tsx'
import { Card, CardBody, CardHead } from '#components/card.tsx'
import { MoneyText } from '#components/money-text.tsx'
import { daysLate } from '#lib/format/date.ts'
import { counted } from '#lib/format/money.ts'

type ToDo = Home['toDo'][number]
type Words = {
  readonly icon: ReactNode
  readonly title: string
  readonly meta: string
  readonly act: string
  /** What the act needs; without it the row is only opened. */
  readonly permission: string
  readonly path: string
}

function wordsFor(item: ToDo, today: string): Words {
  switch (item.kind) {
    case 'overdue_invoice':
      return {
        icon: <Bell size={16} aria-hidden />,
        title: item.label,
        meta: item.dueDate ? (daysLate(item.dueDate, today) ?? 'Due') : 'Due',
        act: 'Open',
        permission: 'invoice:read',
        path: `/invoices/${item.subject}`,
      }
    case 'unmatched_lines':
      return {
        icon: <Landmark size={16} aria-hidden />,
        title: `Match ${counted(item.count, 'bank line')}`,
        meta: item.label,
        act: 'Match',
        permission: 'bank:write',
        path: `/money/${item.subject}`,
      }
    case 'unallocated_credit':
      return {
        icon: <Wallet size={16} aria-hidden />,
        title: `Allocate ${counted(item.count, 'payment')}`,
        meta: 'Customers have credit that pays no invoice yet',
        act: 'Allocate',
        permission: 'payment:write',
        path: '/payments-received?status=with_remainder',
      }
    case 'draft_invoices':
      return {
        icon: <FileText size={16} aria-hidden />,
        title: `Finish ${counted(item.count, 'draft invoice')}`,
        meta: 'Not sent yet',
        act: 'Finish',
        permission: 'invoice:write',
        path: '/invoices?status=draft',
      }
  }
}

/** What to do next, one action a row. */
export function ToDoCard({
  home,
  slug,
  permissions,
}: {
  readonly home: Home
  readonly slug: string
  readonly permissions: readonly string[]
}) {
  return (
    <Card>
      <CardHead title="To do" />
      <CardBody>
        {home.toDo.length === 0 && (
          <p className="text-text-2">You are clear. Nothing waits for you.</p>
        )}
        <ul>
          {home.toDo.map((item) => {
            const { icon, title, meta, path, ...words } = wordsFor(item, home.asOf)
            const act = permissions.includes(words.permission) ? words.act : 'Open'
            return (
              <li
                key={`${item.kind} ${item.subject ?? ''}`}
                className="flex flex-wrap items-center gap-x-3 gap-y-2 border-b border-border py-3 first:pt-0 last:border-b-0 last:pb-0"
              >
                <span className="grid size-7 flex-none place-items-center rounded-button bg-sunken text-text-2">
                  {icon}
                </span>
                <span className="flex-[1_1_6rem]">
                  <span className="block font-medium wrap-anywhere">{title}</span>
                  <span className="block text-sm text-text-3">{meta}</span>
                </span>
                {item.amount && (
                  <MoneyText amount={item.amount.amount} currency={item.amount.currency} />
                )}
                <ButtonLink size="sm" href={`/o/${slug}${path}`} aria-label={`${act}: ${title}`}>
                  {act}
                </ButtonLink>
              </li>
            )
          })}
        </ul>
      </CardBody>
    </Card>
  )
}
