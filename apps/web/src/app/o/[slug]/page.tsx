import { redirect } from 'next/navigation'

export default async function BusinessPage({ params }: PageProps<'/o/[slug]'>) {
  redirect(`/o/${(await params).slug}/home`)
}
