import { NothingHere } from '#components/nothing-here.tsx'

export default function NotFoundInBusiness() {
  return <NothingHere />
}
