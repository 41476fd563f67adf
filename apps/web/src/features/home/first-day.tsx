import { FileText, Landmark } from 'lucide-react'
import type { ReactNode } from 'react'
import { IntentLink } from '#components/intent-link.tsx'

const steps = (slug: string): { href: string; title: string; time: string; icon: ReactNode }[] => [
  {
    href: `/o/${slug}/invoices/new`,
    title: 'Send an invoice',
    time: '1 min',
    icon: <FileText size={20} aria-hidden />,
  },
  {
    href: `/o/${slug}/money/new`,
    title: 'Import a bank file',
    time: '2 min',
    icon: <Landmark size={20} aria-hidden />,
  },
]

/** Day 0: the two fastest useful things, with how long they take. No sample numbers in real books. */
export function FirstDay({ slug }: { readonly slug: string }) {
  return (
    <section aria-label="First steps" className="grid gap-4 md:grid-cols-2">
      {steps(slug).map(({ href, title, time, icon }) => (
        <IntentLink
          key={href}
          href={href}
          className="flex items-center gap-3 rounded-card border border-border bg-surface p-5 hover:bg-hover"
        >
          <span className="text-text-2">{icon}</span>
          <span className="flex-1 font-medium">{title}</span>
          <span className="text-sm text-text-3">{time}</span>
        </IntentLink>
      ))}
    </section>
  )
}
