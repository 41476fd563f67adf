import { invalid } from '../errors/index.ts'
import type { AppError } from '../errors/index.ts'

const quoted = (text: string): string => `“${text.slice(0, 40)}”`

/** What was wrong, at which line of the file. Nothing of a refused file is taken in. */
function refused(code: string, line: number, sentence: string): AppError {
  return invalid(`ofx.${code}`, `Line ${line}: ${sentence} Nothing was imported.`, ['line', line])
}

/** Refusals of OFX files. Every message says where, and what to do. */
export const ofxErrors = {
  notOfx: () =>
    invalid(
      'ofx.not_ofx',
      'This is not an OFX file: it has no <OFX> element. Download the statement as OFX, QFX or “Money” from your bank.',
    ),
  doctype: (line: number) =>
    refused(
      'doctype',
      line,
      'the file declares a document type, which OFX does not have. Ask the bank for a plain OFX file.',
    ),
  malformed: (line: number, what: string) =>
    refused('malformed', line, `${what}. Download the file again; if that fails, ask the bank.`),
  truncated: (name: string, line: number) =>
    refused(
      'truncated',
      line,
      `the file ends inside <${name.slice(0, 40)}>, so lines are missing. Download it again.`,
    ),
  tooDeep: (line: number) =>
    refused(
      'too_deep',
      line,
      'elements are nested deeper than any statement needs. Download the file again.',
    ),
  tooLarge: (line: number, limit: number, what: string) =>
    refused(
      'too_large',
      line,
      `the file has more than ${limit} ${what}. Download a shorter period.`,
    ),
  fieldTooLong: (line: number, name: string, limit: number) =>
    refused(
      'field_too_long',
      line,
      `${name.slice(0, 40)} is longer than ${limit} characters. Download the file again.`,
    ),
  missing: (line: number, name: string) =>
    refused(
      'field_missing',
      line,
      `a statement line has no ${name}. Ask the bank for a complete file.`,
    ),
  accountMissing: (line: number) =>
    refused(
      'account_missing',
      line,
      'the statement does not say which account it is of. Ask the bank for a complete file.',
    ),
  date: (line: number, name: string, text: string) =>
    refused(
      'date_malformed',
      line,
      `${name} ${quoted(text)} is not a date. It must begin like 20260131.`,
    ),
  amount: (line: number, name: string, text: string) =>
    refused(
      'amount_malformed',
      line,
      `${name} ${quoted(text)} is not an amount. It must look like -1234.50.`,
    ),
  ambiguous: (line: number, name: string, text: string) =>
    refused(
      'amount_ambiguous',
      line,
      `${name} ${quoted(text)} may be thousands or decimals. Set the bank's export to plain amounts such as -1234.50.`,
    ),
  decimals: (line: number, name: string, message: string) =>
    refused('amount_decimals', line, `${name}: ${message}`),
  currencyMissing: (line: number) =>
    refused(
      'currency_missing',
      line,
      'the statement does not state its currency. Choose the bank account first, then import.',
    ),
  currency: (line: number, code: string) =>
    refused(
      'currency_unknown',
      line,
      `${quoted(code)} is not a currency we know. It must be an ISO 4217 code such as EUR.`,
    ),
  lineCurrency: (line: number, code: string, statement: string) =>
    refused(
      'line_currency',
      line,
      `the amount is in ${code.slice(0, 10)} but the account is in ${statement}. Enter this line by hand and export the rest.`,
    ),
  bankRefused: (code: string, message: string) =>
    invalid(
      'ofx.bank_refused',
      `The bank answered with an error (${code.slice(0, 20)}${message ? `: ${message.slice(0, 200)}` : ''}) and sent no statement. Download it again.`,
    ),
  noStatement: (isInvestment: boolean) =>
    invalid(
      'ofx.no_statement',
      isInvestment
        ? 'This file is of an investment account. Import a bank or credit-card statement.'
        : 'This file holds no bank or credit-card statement. Choose a period with lines and download it again.',
    ),
}
