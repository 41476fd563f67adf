export { AppError, AssertionError, assert, invalid } from './app-error.ts'
export type { ErrorKind, Issue } from './app-error.ts'
