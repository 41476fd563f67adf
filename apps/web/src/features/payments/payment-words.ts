import type { PaymentListItem } from '@smb/api-client'

/** How the money came, in words. */
export const methodWords: Readonly<Record<PaymentListItem['method'], string>> = {
  bank_transfer: 'Bank transfer',
  cash: 'Cash',
  card: 'Card',
  mobile_money: 'Mobile money',
  cheque: 'Cheque',
  other: 'Other',
}

/** Something with an amount that is not zero. */
export const isSome = ({ amount }: { readonly amount: string }): boolean => /[1-9]/.test(amount)
