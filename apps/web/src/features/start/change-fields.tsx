import { Combobox } from '#components/combobox.tsx'
import { SelectField } from '#components/select-field.tsx'
import { TextField } from '#components/text-field.tsx'
import { formatDate } from '#lib/format/date.ts'
import type { ChartChoice } from './chart-choices.ts'
import { chartWords, chartsOf } from './chart-choices.ts'
import type { CountryDefaults } from './country-defaults.ts'
import type { CurrencyChoice } from './currency-choices.ts'
import { rateAfter } from './start-values.ts'
import { monthOptions, zoneWords } from './start-words.ts'
import type { StartAnswers } from './use-start-answers.ts'

export type ChangeFieldsProps = {
  readonly answers: StartAnswers
  readonly countries: readonly CountryDefaults[]
  readonly currencies: readonly CurrencyChoice[]
  readonly charts: readonly ChartChoice[]
}

/** What the country decides, field by field. */
export function ChangeFields({ answers, countries, currencies, charts }: ChangeFieldsProps) {
  const { values, faults, change } = answers
  const zones = [...new Set(countries.flatMap(({ timeZones }) => timeZones))].sort()
  return (
    <div className="grid gap-3 rounded-card border border-border bg-surface p-3.5">
      <Combobox
        label="Currency of the books"
        help="Fixed once the books are open."
        options={currencies.map(({ code, name }) => ({ value: code, label: name, code }))}
        value={values.baseCurrency}
        onChange={(baseCurrency) => change({ baseCurrency })}
        error={faults.baseCurrency}
      />
      <SelectField
        label="Fiscal year"
        options={monthOptions()}
        value={values.fiscalYearStartMonth}
        onChange={({ target }) => change({ fiscalYearStartMonth: target.value })}
        error={faults.fiscalYearStartMonth}
      />
      <Combobox
        label="Time zone"
        options={zones.map((zone) => ({
          value: zone,
          label: zoneWords(zone),
          meta: zone.split('/')[0],
          keywords: zone,
        }))}
        value={values.timeZone}
        onChange={(timeZone) => change({ timeZone })}
        error={faults.timeZone}
      />
      <ChartField answers={answers} charts={charts} />
      <TextField
        label="Tax registration number"
        optional
        help="Printed on invoices. Leave it empty if you are not registered."
        name="taxRegistrationNumber"
        value={values.taxRegistrationNumber}
        onChange={({ target }) => change({ taxRegistrationNumber: target.value })}
        error={faults.taxRegistrationNumber}
      />
    </div>
  )
}

/** The charts of the country and the generic one; where only one is left, there is nothing to ask. */
function ChartField({ answers, charts }: Pick<ChangeFieldsProps, 'answers' | 'charts'>) {
  const { values, faults, change } = answers
  const choices = chartsOf(values.country, charts)
  if (choices.length < 2) return null
  const source = choices.find(({ id }) => id === values.chartPack)?.source
  return (
    <SelectField
      label="Chart of accounts"
      options={choices.map((chart) => ({ value: chart.id, label: chartWords(chart) }))}
      help={source && `${source.title}; ${formatDate(source.date)}.`}
      value={values.chartPack ?? ''}
      onChange={({ target: { value: chartPack } }) =>
        change({ chartPack, standardTaxPercent: rateAfter(values, chartPack, charts) })
      }
      error={faults.chartPack}
    />
  )
}
