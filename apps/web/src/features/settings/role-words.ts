import type { Role } from '@smb/core/identity'

/** What a role may do, in words; the rights themselves are in core's list of permissions. */
export const roleWords: Readonly<Record<Role, { readonly name: string; readonly may: string }>> = {
  owner: {
    name: 'Owner',
    may: 'Does everything, and decides who works here. One owner always stays.',
  },
  accountant: {
    name: 'Accountant',
    may: 'Keeps the books: accounts, journals, tax codes, closing. Does not add people.',
  },
  bookkeeper: {
    name: 'Bookkeeper',
    may: 'Invoices, customers, payments and the bank. No journals by hand, no voiding.',
  },
  read_only: {
    name: 'Reader',
    may: 'Sees everything and changes nothing.',
  },
}
