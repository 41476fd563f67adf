export { readXlsx } from './read-xlsx.ts'
export type { XlsxSheet } from './read-xlsx.ts'
export { xlsxErrors } from './xlsx-errors.ts'
