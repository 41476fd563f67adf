import { PageHeader } from '#components/page-header.tsx'
import { Tabs } from '#components/tabs.tsx'
import { businessHref } from '#lib/navigation.ts'

const places = [
  { label: 'Business', path: '/settings/business' },
  { label: 'Taxes', path: '/settings/taxes' },
  { label: 'Invoices & papers', path: '/settings/papers' },
  { label: 'People', path: '/settings/people' },
] as const

/** The head of every settings page: where one is, and the others. */
export function SettingsHead({
  slug,
  current,
}: {
  readonly slug: string
  readonly current: (typeof places)[number]['path']
}) {
  const tabs = places.map(({ label, path }) => ({ label, href: businessHref(slug, path) }))
  return (
    <>
      <PageHeader title="Settings" />
      <div className="mb-6">
        <Tabs label="Settings pages" tabs={tabs} current={businessHref(slug, current)} />
      </div>
    </>
  )
}
