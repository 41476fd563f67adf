import type { AppError } from '../errors/index.ts'
import { invalid } from '../errors/index.ts'

const quoted = (text: string): string => `“${text.slice(0, 40).trim()}”`

/** What was wrong, at which line of the file. Nothing of a refused file is taken in. */
function refused(code: string, line: number, sentence: string): AppError {
  return invalid(`xml.${code}`, `Line ${line}: ${sentence} Nothing was imported.`, ['line', line])
}

/** Refusals of an XML file as such, whatever it holds. Every message says where. */
export const xmlErrors = {
  doctype: (line: number) =>
    refused(
      'doctype',
      line,
      'the file declares a document type, which no bank needs and which can do harm.',
    ),
  malformed: (line: number, text: string) =>
    refused('malformed', line, `${quoted(text)} is no XML. Download the file again.`),
  mismatch: (line: number, found: string, open: string) =>
    refused(
      'mismatch',
      line,
      `${quoted(`</${found}>`)} stands where ${quoted(`</${open}>`)} is due. Download the file again.`,
    ),
  truncated: (line: number, open: string) =>
    refused(
      'truncated',
      line,
      `the file ends inside ${quoted(`<${open}>`)}. It was cut off; download it again.`,
    ),
  outside: (line: number, text: string) =>
    refused('outside', line, `${quoted(text)} stands outside the document.`),
  tooDeep: (line: number, limit: number) =>
    refused('too_deep', line, `elements stand more than ${limit} deep in each other.`),
  tooLong: (line: number, limit: number) =>
    refused('too_long', line, `a value or a tag is longer than ${limit} characters.`),
  tooMany: (line: number, limit: number) =>
    refused('too_many', line, `there are more than ${limit} elements. Download a shorter period.`),
  empty: () => invalid('xml.empty', 'The file holds no XML document. Download it again.'),
}
