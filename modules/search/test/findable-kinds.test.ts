import { expect, test } from 'vitest'
import { roles } from '@smb/core/identity'
import { searchKinds } from '@smb/core/search'
import { findableKinds } from '../src/search-books.ts'

test('only what a role may read is looked for, and a role that is none finds nothing', () => {
  for (const role of roles) expect(findableKinds(role, searchKinds)).toEqual(searchKinds)
  expect(findableKinds('stranger', searchKinds)).toEqual([])
})
