import { NothingHere } from '#components/nothing-here.tsx'

/** An address below a business that no page has: said inside the shell, so that the way on is at hand. */
export default function UnknownPage() {
  return <NothingHere />
}
