import { Page, PageHeader } from '#components/page-header.tsx'
import { Toasts } from '#components/toasts.tsx'
import { ControlSamples } from './control-samples.tsx'
import { MoneySamples } from './money-samples.tsx'
import { OverlaySamples } from './overlay-samples.tsx'
import { StateSamples } from './state-samples.tsx'
import { TableSamples } from './table-samples.tsx'

/** Every component in every state, in development only: `npm run dev`, then /gallery. */
// eslint-disable-next-line no-restricted-syntax -- Next.js finds a page by its default export
export default function GalleryPage() {
  return (
    <main className="accent-0">
      <Page>
        <PageHeader
          title="Components"
          sub="Every component in every state. This page exists in development only."
        />
        <div className="grid gap-8">
          <ControlSamples />
          <MoneySamples />
          <StateSamples />
          <OverlaySamples />
          <TableSamples />
        </div>
      </Page>
      <Toasts />
    </main>
  )
}
