import { openRunningHouse } from '@smb/test-world/running-house'

/** Everything that `npm start` runs, on free ports and an empty database, for the length of the browser suite. */
export default async function setup(): Promise<() => Promise<void>> {
  const house = await openRunningHouse({ isDurable: false, withWeb: true })
  process.env['SMB_E2E_WEB'] = house.webOrigin
  process.env['SMB_E2E_API'] = house.apiOrigin
  process.env['SMB_E2E_DATABASE'] = house.postgres.superuserUrl
  return () => house.close()
}
