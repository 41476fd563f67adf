export { amountRanges, searchKinds, searchQuestion, searchTextMax } from './search-question.ts'
export type { AmountRange, SearchKind, SearchQuestion, SearchedAmount } from './search-question.ts'
export { SearchAnswer, SearchHit, SearchQuery, searchHitsMax } from './search-schema.ts'
