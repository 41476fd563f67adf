import {
  addPerson,
  changePassword,
  changeRole,
  createBusiness,
  getBusiness,
  getMe,
  getOpenedChart,
  listBusinesses,
  listChartPacks,
  listPeople,
  refreshSession,
  register,
  removePerson,
  reviseBusiness,
  signIn,
  signOut,
} from '@smb/api-client'
import type { Asking, Door } from './session.ts'
import { asking, the } from './session.ts'

const email = 'mara@example.com'
const password = 'mara-keeps-good-books'
const newPassword = 'mara-keeps-better-books'

/** Mara registers, opens her business, and takes Jonas in and lets him go. The person at work in that business. */
export async function openBusiness(door: Door): Promise<Asking> {
  const nobody = asking(door)
  const { data: first } = await register({
    ...nobody,
    body: { email, name: 'Mara Okoye', password },
  })
  const { data: second } = await signIn({ ...nobody, body: { email, password } })
  const { data: third } = await refreshSession({
    ...nobody,
    body: { refreshToken: second.refreshToken },
  })
  const elsewhere = asking(door, third.accessToken)
  await signOut(elsewhere)
  const mara = asking(door, first.accessToken)
  await getMe(mara)
  await changePassword({ ...mara, body: { currentPassword: password, newPassword } })
  await listChartPacks(mara)
  const { data: business } = await createBusiness({
    ...mara,
    body: {
      name: 'Harbour Design Studio',
      country: 'IE',
      baseCurrency: 'EUR',
      chartPack: 'generic',
      timeZone: 'Europe/Dublin',
      standardTaxPercent: '23',
    },
  })
  await listBusinesses(mara)
  const atWork = asking(door, first.accessToken, business.slug)
  await describeBusiness(atWork)
  await employ(door, atWork)
  return atWork
}

async function describeBusiness(mara: Asking): Promise<void> {
  const { data: business } = await getBusiness(mara)
  await reviseBusiness({
    ...mara,
    body: {
      version: business.version,
      name: business.name,
      fiscalYearStartMonth: 1,
      timeZone: 'Europe/Dublin',
      taxRegistrationNumber: 'IE1234567T',
      address: '4 Quay Street, Galway',
      email: 'books@harbour.example',
    },
  })
  await getOpenedChart(mara)
}

async function employ(door: Door, mara: Asking): Promise<void> {
  const jonas = { email: 'jonas@example.com', name: 'Jonas Weber' }
  await register({ ...asking(door), body: { ...jonas, password: 'jonas-keeps-good-books' } })
  await addPerson({ ...mara, body: { email: jonas.email, role: 'bookkeeper' } })
  const { data: people } = await listPeople(mara)
  const { id } = the(people.items, (each) => each.email === jonas.email)
  await changeRole({ ...mara, path: { id }, body: { role: 'accountant' } })
  await removePerson({ ...mara, path: { id } })
}
