/** What one demo business is and does in a month. Amounts are decimal strings in its own currency. */
export type DemoPlan = {
  readonly name: string
  readonly country: string
  readonly currency: string
  readonly timeZone: string
  readonly fiscalYearStartMonth: number
  readonly taxPercent: string | null
  readonly taxRegistrationNumber: string | null
  readonly address: string
  readonly bank: { readonly name: string; readonly mask: string }
  readonly capital: string
  readonly customers: readonly DemoCustomer[]
  /** What is sold; each invoice takes one to three of them. */
  readonly items: readonly {
    readonly description: string
    readonly unitPrice: string
    readonly quantities: readonly string[]
    readonly income: string
  }[]
  readonly invoicesPerMonth: number
  /** Paid from the bank on that day of each month. */
  readonly costs: readonly {
    readonly day: number
    readonly account: string
    readonly memo: string
    readonly amount: string
  }[]
  /** Taken at the counter and banked each week, where there is a counter. */
  readonly weeklyTakings: string | null
}
export type DemoCustomer = {
  readonly name: string
  readonly email: string
  readonly city: string
  readonly terms: number
  /** Usual days after the due date on which they pay. */
  readonly late: number
}

const studio: DemoPlan = {
  name: 'Harbour Design Studio',
  country: 'IE',
  currency: 'EUR',
  timeZone: 'Europe/Dublin',
  fiscalYearStartMonth: 1,
  taxPercent: '23',
  taxRegistrationNumber: 'IE 3918204KH',
  address: '14 Lapp’s Quay, Cork',
  bank: { name: 'Bank of the Lee current', mask: '··2208' },
  capital: '25000.00',
  customers: [
    {
      name: 'Lighthouse Foods',
      email: 'accounts@lighthousefoods.example',
      city: 'Cork',
      terms: 30,
      late: 4,
    },
    {
      name: 'Ridge Court Hotel',
      email: 'office@ridgecourt.example',
      city: 'Kinsale',
      terms: 14,
      late: 12,
    },
    { name: 'Quay Dental', email: 'desk@quaydental.example', city: 'Cork', terms: 14, late: -3 },
    {
      name: 'Atlantic Surf Company',
      email: 'hello@atlanticsurf.example',
      city: 'Tramore',
      terms: 30,
      late: 48,
    },
    {
      name: 'Blackwater Brewery',
      email: 'books@blackwater.example',
      city: 'Fermoy',
      terms: 30,
      late: 1,
    },
  ],
  items: [
    {
      description: 'Brand identity, stage',
      unitPrice: '2400.00',
      quantities: ['1', '0.5'],
      income: '4100',
    },
    {
      description: 'Packaging design, per label',
      unitPrice: '185.00',
      quantities: ['4', '6', '8'],
      income: '4100',
    },
    {
      description: 'Photography day',
      unitPrice: '640.00',
      quantities: ['1', '1.5', '2'],
      income: '4100',
    },
    {
      description: 'Web page design',
      unitPrice: '420.00',
      quantities: ['2', '3', '5'],
      income: '4100',
    },
    {
      description: 'Print management',
      unitPrice: '36.50',
      quantities: ['10', '12'],
      income: '4000',
    },
  ],
  invoicesPerMonth: 5,
  costs: [
    { day: 1, account: '6100', memo: 'Studio rent', amount: '1450.00' },
    { day: 3, account: '6210', memo: 'Design software', amount: '189.60' },
    { day: 12, account: '6120', memo: 'Internet and phones', amount: '84.99' },
    { day: 18, account: '5020', memo: 'Freelance illustrator', amount: '980.00' },
    { day: 26, account: '6000', memo: 'Salaries', amount: '4320.00' },
    { day: 28, account: '6700', memo: 'Bank charges', amount: '14.50' },
  ],
  weeklyTakings: null,
}

const bakery: DemoPlan = {
  name: 'Akosua’s Bakery',
  country: 'GH',
  currency: 'GHS',
  timeZone: 'Africa/Accra',
  fiscalYearStartMonth: 1,
  taxPercent: null,
  taxRegistrationNumber: null,
  address: 'Oxford Street, Osu, Accra',
  bank: { name: 'Adom Bank current', mask: '··2208' },
  capital: '18000.00',
  customers: [
    {
      name: 'Labadi View Hotel',
      email: 'purchasing@labadiview.example',
      city: 'Accra',
      terms: 14,
      late: 5,
    },
    { name: 'Osu Corner Café', email: 'hello@osucorner.example', city: 'Accra', terms: 7, late: 0 },
    {
      name: 'Ring Road School',
      email: 'bursar@ringroadschool.example',
      city: 'Accra',
      terms: 30,
      late: 35,
    },
  ],
  items: [
    {
      description: 'Butter bread, tray of 12',
      unitPrice: '96.00',
      quantities: ['10', '15', '20'],
      income: '4000',
    },
    {
      description: 'Meat pies',
      unitPrice: '9.50',
      quantities: ['60', '80', '120'],
      income: '4000',
    },
    {
      description: 'Celebration cake',
      unitPrice: '650.00',
      quantities: ['1', '2'],
      income: '4000',
    },
  ],
  invoicesPerMonth: 3,
  costs: [
    { day: 2, account: '6100', memo: 'Shop rent', amount: '2200.00' },
    { day: 6, account: '5010', memo: 'Flour and sugar', amount: '4650.00' },
    { day: 15, account: '6110', memo: 'Electricity and gas', amount: '1120.40' },
    { day: 27, account: '6000', memo: 'Wages', amount: '5400.00' },
  ],
  weeklyTakings: '3150.00',
}

const clinic: DemoPlan = {
  name: 'Northwind Clinic',
  country: 'KE',
  currency: 'KES',
  timeZone: 'Africa/Nairobi',
  fiscalYearStartMonth: 7,
  taxPercent: '16',
  taxRegistrationNumber: 'P051234567X',
  address: 'Ngong Road, Nairobi',
  bank: { name: 'Rift Bank business', mask: '··7741' },
  capital: '1500000.00',
  customers: [
    {
      name: 'Savanna Insurance',
      email: 'claims@savanna.example',
      city: 'Nairobi',
      terms: 30,
      late: 9,
    },
    {
      name: 'Highland Tea Estate',
      email: 'welfare@highlandtea.example',
      city: 'Kericho',
      terms: 30,
      late: 2,
    },
    {
      name: 'City Logistics',
      email: 'hr@citylogistics.example',
      city: 'Nairobi',
      terms: 14,
      late: 52,
    },
  ],
  items: [
    {
      description: 'Staff medical examination',
      unitPrice: '3500.00',
      quantities: ['12', '20', '35'],
      income: '4100',
    },
    {
      description: 'On-site clinic day',
      unitPrice: '48000.00',
      quantities: ['1', '2'],
      income: '4100',
    },
    {
      description: 'Laboratory panel',
      unitPrice: '6200.00',
      quantities: ['8', '14'],
      income: '4100',
    },
  ],
  invoicesPerMonth: 4,
  costs: [
    { day: 1, account: '6100', memo: 'Clinic rent', amount: '120000.00' },
    { day: 9, account: '5010', memo: 'Medical supplies', amount: '86400.00' },
    { day: 20, account: '6500', memo: 'Professional insurance', amount: '22500.00' },
    { day: 28, account: '6000', memo: 'Salaries', amount: '310000.00' },
  ],
  weeklyTakings: '28500.00',
}

export const demoPlans: readonly DemoPlan[] = [studio, bakery, clinic]
