'use client'
import type { LucideIcon } from 'lucide-react'
import { BookOpen, ChartColumn, FileText, House, Landmark, Settings } from 'lucide-react'
import { usePathname } from 'next/navigation'
import type { Destination } from '#lib/navigation.ts'
import { businessHref, destinationOf, destinations } from '#lib/navigation.ts'
import { IntentLink } from '../intent-link.tsx'

const icons: Record<Destination['section'], LucideIcon> = {
  home: House,
  sales: FileText,
  money: Landmark,
  reports: ChartColumn,
  accounting: BookOpen,
  settings: Settings,
}

const groups = [
  { label: 'Home', className: 'nav', sections: ['home'] },
  { label: 'Work', className: 'nav mt-3', sections: ['sales', 'money', 'reports', 'accounting'] },
  { label: 'Settings', className: 'nav rail-foot', sections: ['settings'] },
] as const

/** The places of a business; the section that is open shows its pages. */
export function NavLinks({
  slug,
  expanded = false,
  onNavigate,
}: {
  readonly slug: string
  /** Shows the pages of every section: in the drawer there is room. */
  readonly expanded?: boolean
  readonly onNavigate?: () => void
}) {
  const here = destinationOf(usePathname())
  return groups.map(({ label, className, sections }) => (
    <nav key={label} aria-label={label} className={className}>
      {destinations
        .filter(({ section, isHead }) => {
          const isShown = isHead || expanded || section === here?.section
          return sections.some((name) => name === section) && isShown
        })
        .map((destination) => (
          <NavLink
            key={destination.id}
            destination={destination}
            slug={slug}
            isHere={destination.id === here?.id}
            isOpen={destination.section === here?.section}
            {...(onNavigate ? { onNavigate } : {})}
          />
        ))}
    </nav>
  ))
}

function NavLink({
  destination,
  slug,
  isHere,
  isOpen,
  onNavigate,
}: {
  readonly destination: Destination
  readonly slug: string
  readonly isHere: boolean
  /** Its section is the open one: what a collapsed rail marks. */
  readonly isOpen: boolean
  readonly onNavigate?: () => void
}) {
  const { label, path, section, isHead } = destination
  const Icon = icons[section]
  return (
    <IntentLink
      href={businessHref(slug, path)}
      className={isHead ? undefined : 'sub'}
      aria-current={isHere ? 'page' : undefined}
      data-open={(isHead && isOpen) || undefined}
      title={isHead ? label : undefined}
      onClick={() => onNavigate?.()}
    >
      {isHead && <Icon size={16} aria-hidden />}
      <span className={isHead ? 'label' : undefined}>{label}</span>
    </IntentLink>
  )
}
