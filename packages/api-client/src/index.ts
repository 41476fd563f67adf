export * from './generated/index.ts'
export { ApiProblem, connect } from './connect.ts'
export type { Connection } from './connect.ts'
