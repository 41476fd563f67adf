'use client'
import { Copy, Download, Plus } from 'lucide-react'
import { useState } from 'react'
import { Button, IconButton } from '#components/button.tsx'
import { CheckField } from '#components/check-field.tsx'
import { Combobox } from '#components/combobox.tsx'
import { DateField } from '#components/date-field.tsx'
import { MoneyField } from '#components/money-field.tsx'
import { SelectField } from '#components/select-field.tsx'
import { TextArea } from '#components/text-area.tsx'
import { PasswordField, TextField } from '#components/text-field.tsx'
import { Sample, Samples } from './sample.tsx'

const customers = [
  'Lighthouse Foods',
  'Meridian Yachts',
  'Pacific Trail Co.',
  'Quayside Hotel',
  'Bramble & Oak',
]
const accounts = [
  { value: 'acc_1', code: '1200', label: 'Accounts receivable', meta: 'Asset' },
  { value: 'acc_2', code: '4010', label: 'Design fees', meta: 'Income' },
  {
    value: 'acc_3',
    code: '6300',
    label: 'Fuel and generator',
    meta: 'Expense',
    keywords: 'diesel petrol',
  },
]

export function ControlSamples() {
  return (
    <Samples title="Controls">
      <Buttons />
      <Fields />
      <Pickers />
    </Samples>
  )
}

function Pickers() {
  const [customer, setCustomer] = useState<string | null>('Lighthouse Foods')
  const [added, setAdded] = useState<readonly string[]>([])
  const [account, setAccount] = useState<string | null>(null)
  const [amount, setAmount] = useState('2400.00')
  const [yen, setYen] = useState('')
  const [date, setDate] = useState('2026-11-18')
  return (
    <Sample name="Pickers" note="type to find, make in place, any way of writing">
      <div className="grid gap-3">
        <Combobox
          label="Customer"
          options={[...customers, ...added].map((name) => ({ value: name, label: name }))}
          value={customer}
          onChange={setCustomer}
          createNoun="customer"
          onCreate={(name) => {
            setAdded([...added, name])
            setCustomer(name)
          }}
          help="Usually pays 4 days late"
        />
        <Combobox
          label="Account"
          placeholder="6300 or Fuel"
          options={accounts}
          value={account}
          onChange={setAccount}
        />
        <MoneyField
          label="Price"
          currency="EUR"
          value={amount}
          onChange={setAmount}
          help="45k, 1.2m, =1200*3+5%"
        />
        <MoneyField
          label="Price in yen"
          currency="JPY"
          value={yen}
          onChange={setYen}
          placeholder="1,200"
        />
        <DateField
          label="Issue date"
          value={date}
          onChange={setDate}
          today="2026-11-18"
          help={`Value: ${date}`}
        />
        <DateField
          label="Due date"
          value="2026-11-08"
          onChange={() => undefined}
          today="2026-11-18"
          error="Before the issue date. Use 18 Nov or later."
        />
      </div>
    </Sample>
  )
}

function Buttons() {
  return (
    <Sample name="Buttons" note="one primary per view" wide>
      <div className="flex flex-wrap items-center gap-2">
        <Button kind="primary">Issue and send</Button>
        <Button>Preview</Button>
        <Button kind="ghost">Discard</Button>
        <Button kind="danger">Void INV-0149</Button>
        <Button disabledReason="November has 3 unmatched lines">Lock November</Button>
        <Button kind="primary" pending>
          Issue and send
        </Button>
        <Button kind="primary" kbd="Enter">
          Accept 70,300.00
        </Button>
        <Button size="sm" kbd="M">
          Find
        </Button>
        <Button icon={<Download size={16} aria-hidden />}>Export</Button>
        <Button kind="primary" icon={<Plus size={16} aria-hidden />}>
          New invoice
        </Button>
        <IconButton label="Copy link" icon={<Copy size={16} aria-hidden />} />
      </div>
    </Sample>
  )
}

function Fields() {
  return (
    <Sample name="Fields" note="label above, help below, error in its place">
      <div className="grid gap-3">
        <TextField label="Name" help="As customers know it." defaultValue="Harbour Design Studio" />
        <TextField label="E-mail" error="Write it like ada@example.com." defaultValue="ada@" />
        <PasswordField label="Password" defaultValue="demo-books-2026" />
        <TextArea
          label="Note to customer"
          optional
          defaultValue="Final files go to your shared folder."
        />
        <SelectField
          label="Terms"
          defaultValue="30"
          options={[
            { value: '14', label: '14 days' },
            { value: '30', label: '30 days' },
          ]}
        />
        <TextField label="Number" disabled defaultValue="Given when issued" />
        <CheckField
          label="Prices include tax"
          help="Shown as such on the document."
          defaultChecked
        />
      </div>
    </Sample>
  )
}
