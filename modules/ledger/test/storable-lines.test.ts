import { expect, test } from 'vitest'
import { idFromUuid } from '@smb/core/ids'
import type { JournalEntryDraft, JournalLine } from '@smb/core/ledger'
import { currency, Decimal, Money, minorUnitsMax } from '@smb/core/money'
import { LocalDate } from '@smb/core/time'
import type { Tx } from '@smb/platform/db'
import { postJournalEntry } from '../src/post-journal-entry.ts'

const uuid = '00000000-0000-7000-8000-000000000001'
const euro = (minor: bigint) => Money.of(minor, currency('EUR'))

function entry(amount: Money, base: Money): JournalEntryDraft {
  const line = (side: JournalLine['side']): JournalLine => ({
    ...{ accountId: idFromUuid('acc', uuid), side, amount, base, rate: Decimal.one },
  })
  return {
    id: idFromUuid('je', uuid),
    postingDate: LocalDate.from('2026-06-30'),
    kind: 'post',
    source: { type: 'manual', id: idFromUuid('je', uuid) },
    lines: [line('debit'), line('credit')],
  }
}

test('rule 6: a line that is no storable amount is refused before anything is asked of the database', async () => {
  // No database stands behind it: whatever is asked of it throws something else.
  const tx = { baseCurrency: currency('EUR') } as Tx
  const refusal = expect.objectContaining({ code: 'money.too_large' })
  const [most, beyond] = [euro(minorUnitsMax), euro(minorUnitsMax + 1n)]
  await expect(postJournalEntry(tx, entry(beyond, most))).rejects.toEqual(refusal)
  await expect(postJournalEntry(tx, entry(most, beyond))).rejects.toEqual(refusal)
  await expect(postJournalEntry(tx, entry(most, most))).rejects.not.toEqual(refusal)
})
