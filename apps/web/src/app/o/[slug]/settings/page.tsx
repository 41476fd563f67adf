import { redirect } from 'next/navigation'

type Props = { readonly params: Promise<{ slug: string }> }

export default async function SettingsPage({ params }: Props) {
  redirect(`/o/${(await params).slug}/settings/business`)
}
