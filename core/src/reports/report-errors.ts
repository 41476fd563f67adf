import { invalid } from '../errors/index.ts'

/** Columns of a report by month, at most: five years. */
export const reportMonthsMax = 60

/** Points of cash over time, at most. */
export const cashPointsMax = 120

/** Rows of a report on paper, at most: a hundred pages and a few seconds of shaping letters. */
export const pdfRowsMax = 3_000

/** Refusals of reports. */
export const reportErrors = {
  periodReversed: () =>
    invalid('report.period_reversed', 'The period ends before it begins. Swap the dates.', ['to']),
  tooManyMonths: () =>
    invalid(
      'report.too_many_months',
      `A report by month has at most ${reportMonthsMax} months. Choose a shorter period.`,
      ['from'],
    ),
  tooManyPoints: () =>
    invalid(
      'report.too_many_points',
      `Cash over time has at most ${cashPointsMax} points. Choose a shorter period, or weeks or months.`,
      ['from'],
    ),
  monthsOrComparison: () =>
    invalid(
      'report.months_or_comparison',
      'A report is either by month or beside another period. Choose one of the two.',
      ['compare'],
    ),
  pdfTooLong: () =>
    invalid(
      'report.pdf_too_long',
      `A PDF has at most ${pdfRowsMax} rows, and this report has more. Choose a shorter period, or take it as CSV or XLSX, which have no limit.`,
    ),
  pdfTooWide: () =>
    invalid(
      'report.pdf_too_wide',
      'The columns of this report do not fit on a sheet of paper. Choose fewer months, or take it as CSV or XLSX.',
    ),
}
