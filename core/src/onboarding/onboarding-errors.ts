import { invalid } from '../errors/index.ts'

/** Refusals of the opening of a business. */
export const onboardingErrors = {
  chartUnknown: (id: string) =>
    invalid(
      'onboarding.chart_unknown',
      `There is no chart of accounts “${id.slice(0, 40)}”. Choose one of the list, or leave it out for that of the country.`,
      ['chartPack'],
    ),
  chartOfOtherCountry: (chart: string, country: string) =>
    invalid(
      'onboarding.chart_of_other_country',
      `The chart ${chart} follows the tax law of ${country}, not of the business’s country. Choose another, or the generic one.`,
      ['chartPack'],
    ),
}
