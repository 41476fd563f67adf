import { IntentLink } from './intent-link.tsx'

type Tab = { readonly label: string; readonly href: string; readonly count?: number }

/** Views of one page. Each is a link, so that Back and a copied address work. */
export function Tabs({
  tabs,
  current,
  label,
}: {
  readonly tabs: readonly Tab[]
  /** The href of the tab that is shown. */
  readonly current: string
  readonly label: string
}) {
  return (
    <nav aria-label={label} className="tabs">
      {tabs.map(({ label: text, href, count }) => (
        <IntentLink
          key={href}
          href={href}
          scroll={false}
          aria-current={href === current ? 'page' : undefined}
        >
          {text}
          {count !== undefined && <span className="ms-1.5 font-normal text-text-3">{count}</span>}
        </IntentLink>
      ))}
    </nav>
  )
}
