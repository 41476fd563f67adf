import type { PaperLanguage } from '../parties/index.ts'

/** Every fixed word of the papers that customers get. What has a figure in it is a function of the printed figure. */
export type PaperWords = {
  readonly invoice: string
  readonly creditNote: string
  readonly draft: string
  readonly void: string
  readonly number: string
  readonly issueDate: string
  readonly dueDate: string
  readonly corrects: string
  readonly reference: string
  readonly currency: string
  readonly billTo: string
  readonly noCustomer: string
  readonly taxNumber: string
  readonly amountDue: string
  readonly creditedTitle: string
  readonly dueBy: (date: string) => string
  readonly ofInvoice: (number: string, date: string) => string
  readonly description: string
  readonly quantity: string
  readonly unitPrice: string
  readonly discount: string
  readonly tax: string
  readonly amount: string
  readonly taxableAmount: string
  readonly taxAmount: string
  readonly pricesIncludeTax: string
  readonly pricesExcludeTax: string
  readonly subtotal: string
  readonly net: string
  readonly totalWithTax: string
  readonly discountAfterTax: string
  readonly total: string
  readonly heldBack: (tax: string) => string
  readonly toPay: string
  readonly paid: string
  readonly credited: string
  readonly writtenOff: string
  readonly reverseCharge: string
  readonly dueOnReceipt: string
  readonly termsOfDays: (days: number) => string
  readonly page: (page: number, count: number) => string
  readonly statement: string
  readonly openItems: string
  readonly statementFor: string
  readonly period: string
  readonly periodText: (from: string, to: string) => string
  readonly asOf: string
  readonly date: string
  readonly document: string
  readonly charges: string
  readonly credits: string
  readonly balance: string
  readonly openingBalance: string
  readonly closingBalance: string
  readonly inYourFavour: string
  readonly open: string
  readonly originalAmount: string
  readonly notDue: string
  readonly overdueDays: (from: number, to: number | null) => string
  readonly credit: string
  readonly nothingHappened: string
  readonly nothingOpen: string
  readonly statementKinds: {
    readonly invoice: string
    readonly invoice_void: string
    readonly credit_note: string
    readonly credit_note_void: string
    readonly payment: string
    readonly payment_reversal: string
    readonly refund: string
    readonly refund_reversal: string
    readonly write_off: string
    readonly write_off_reversal: string
  }
}

const english: PaperWords = {
  invoice: 'Invoice',
  creditNote: 'Credit note',
  draft: 'Draft',
  void: 'Void',
  number: 'Number',
  issueDate: 'Issue date',
  dueDate: 'Due date',
  corrects: 'Corrects',
  reference: 'Reference',
  currency: 'Currency',
  billTo: 'Bill to',
  noCustomer: 'No customer chosen yet',
  taxNumber: 'Tax number',
  amountDue: 'Amount due',
  creditedTitle: 'Credited',
  dueBy: (date) => `by ${date}`,
  ofInvoice: (number, date) => `of invoice ${number} of ${date}`,
  description: 'Description',
  quantity: 'Quantity',
  unitPrice: 'Unit price',
  discount: 'Discount',
  tax: 'Tax',
  amount: 'Amount',
  taxableAmount: 'Taxable amount',
  taxAmount: 'Tax amount',
  pricesIncludeTax: 'Prices include tax',
  pricesExcludeTax: 'Prices exclude tax',
  subtotal: 'Subtotal',
  net: 'Net',
  totalWithTax: 'Total with tax',
  discountAfterTax: 'Discount after tax',
  total: 'Total',
  heldBack: (tax) => `Withheld: ${tax}`,
  toPay: 'To pay',
  paid: 'Paid',
  credited: 'Credited',
  writtenOff: 'Written off',
  reverseCharge: 'Reverse charge: the customer accounts for the tax.',
  dueOnReceipt: 'Payment terms: due on receipt.',
  termsOfDays: (days) =>
    `Payment terms: ${days === 1 ? '1 day' : `${days} days`} from the issue date.`,
  page: (page, count) => `Page ${page} of ${count}`,
  statement: 'Statement of account',
  openItems: 'Open items',
  statementFor: 'Account of',
  period: 'Period',
  periodText: (from, to) => `${from} to ${to}`,
  asOf: 'As of',
  date: 'Date',
  document: 'Document',
  charges: 'Charges',
  credits: 'Credits',
  balance: 'Balance',
  openingBalance: 'Opening balance',
  closingBalance: 'Closing balance',
  inYourFavour: 'In your favour',
  open: 'Open',
  originalAmount: 'Original amount',
  notDue: 'Not due',
  overdueDays: (from, to) => (to === null ? `Over ${from - 1} days` : `${from}–${to} days`),
  credit: 'Credit',
  nothingHappened: 'Nothing happened in this period.',
  nothingOpen: 'Nothing is open.',
  statementKinds: {
    invoice: 'Invoice',
    invoice_void: 'Invoice withdrawn',
    credit_note: 'Credit note',
    credit_note_void: 'Credit note withdrawn',
    payment: 'Payment received',
    payment_reversal: 'Payment reversed',
    refund: 'Refund',
    refund_reversal: 'Refund reversed',
    write_off: 'Write-off',
    write_off_reversal: 'Write-off reversed',
  },
}

const french: PaperWords = {
  invoice: 'Facture',
  creditNote: 'Avoir',
  draft: 'Brouillon',
  void: 'Annulée',
  number: 'Numéro',
  issueDate: 'Date d’émission',
  dueDate: 'Échéance',
  corrects: 'Rectifie',
  reference: 'Référence',
  currency: 'Devise',
  billTo: 'Facturé à',
  noCustomer: 'Aucun client choisi',
  taxNumber: 'N° d’identification fiscale',
  amountDue: 'Montant dû',
  creditedTitle: 'Montant de l’avoir',
  dueBy: (date) => `au plus tard le ${date}`,
  ofInvoice: (number, date) => `sur la facture ${number} du ${date}`,
  description: 'Désignation',
  quantity: 'Quantité',
  unitPrice: 'Prix unitaire',
  discount: 'Remise',
  tax: 'Taxe',
  amount: 'Montant',
  taxableAmount: 'Base imposable',
  taxAmount: 'Montant de la taxe',
  pricesIncludeTax: 'Prix taxes comprises',
  pricesExcludeTax: 'Prix hors taxes',
  subtotal: 'Sous-total',
  net: 'Total hors taxes',
  totalWithTax: 'Total taxes comprises',
  discountAfterTax: 'Remise après taxes',
  total: 'Total',
  heldBack: (tax) => `Retenue à la source : ${tax}`,
  toPay: 'Net à payer',
  paid: 'Déjà réglé',
  credited: 'Avoirs imputés',
  writtenOff: 'Montant abandonné',
  reverseCharge: 'Autoliquidation : la taxe est due par le client.',
  dueOnReceipt: 'Conditions de paiement : à réception.',
  termsOfDays: (days) =>
    `Conditions de paiement : ${days === 1 ? '1 jour' : `${days} jours`} à compter de la date d’émission.`,
  page: (page, count) => `Page ${page} sur ${count}`,
  statement: 'Relevé de compte',
  openItems: 'Postes ouverts',
  statementFor: 'Compte de',
  period: 'Période',
  periodText: (from, to) => `du ${from} au ${to}`,
  asOf: 'Situation au',
  date: 'Date',
  document: 'Pièce',
  charges: 'Débit',
  credits: 'Crédit',
  balance: 'Solde',
  openingBalance: 'Solde initial',
  closingBalance: 'Solde final',
  inYourFavour: 'En votre faveur',
  open: 'Reste dû',
  originalAmount: 'Montant initial',
  notDue: 'Non échu',
  overdueDays: (from, to) => (to === null ? `Plus de ${from - 1} jours` : `${from} à ${to} jours`),
  credit: 'Avoir disponible',
  nothingHappened: 'Aucun mouvement sur cette période.',
  nothingOpen: 'Aucun poste ouvert.',
  statementKinds: {
    invoice: 'Facture',
    invoice_void: 'Facture annulée',
    credit_note: 'Avoir',
    credit_note_void: 'Avoir annulé',
    payment: 'Règlement reçu',
    payment_reversal: 'Règlement contrepassé',
    refund: 'Remboursement',
    refund_reversal: 'Remboursement contrepassé',
    write_off: 'Créance abandonnée',
    write_off_reversal: 'Abandon contrepassé',
  },
}

/** The words of each language; a language without a word does not compile. */
export const paperWords: Readonly<Record<PaperLanguage, PaperWords>> = { en: english, fr: french }
