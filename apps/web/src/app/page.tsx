import { Probe } from './probe.tsx'
export const dynamic = 'force-dynamic'
export default function Page() {
  return <Probe />
}
