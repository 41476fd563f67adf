import { listChartPacks } from '@smb/api-client'
import type { Metadata } from 'next'
import { EntryFrame } from '#components/entry-frame.tsx'
import { ReloadNotice } from '#components/reload-notice.tsx'
import { countryDefaults } from '#features/start/country-defaults.ts'
import { currencyChoices } from '#features/start/currency-choices.ts'
import { StartForm } from '#features/start/start-form.tsx'
import { currentAccount } from '#lib/account.ts'
import { dataOf } from '#lib/api-client.ts'
import { clientForRequest, settled } from '#lib/api-server.ts'

export const metadata: Metadata = { title: 'Start your books' }

/** The first questions of a new business; also the way to add another one. */
export default async function StartPage() {
  const { data: account, problem } = await currentAccount()
  if (problem) {
    return (
      <EntryFrame>
        <ReloadNotice problem={problem} />
      </EntryFrame>
    )
  }
  const client = await clientForRequest()
  const { data: charts } = await settled(dataOf(listChartPacks({ client, throwOnError: true })))
  return (
    <EntryFrame
      foot={
        <>
          <span>You can change all of this later.</span>
          <span>Signed in as {account.person.email}</span>
        </>
      }
    >
      <StartForm
        countries={countryDefaults()}
        currencies={currencyChoices()}
        charts={charts?.items ?? []}
      />
    </EntryFrame>
  )
}
