import { SearchAnswer, SearchQuery } from '@smb/core/search'
import { routes } from '@smb/platform/http'
import { searchBooks } from './search-books.ts'

export const searchRoutes = routes('Search', (api) => {
  api.query('/search', {
    operationId: 'searchBooks',
    summary: 'Find documents, customers, entries and accounts by words, number or amount',
    permission: 'business:read',
    query: SearchQuery,
    answer: SearchAnswer,
    run: (tx, { query }) => searchBooks(tx, query),
    view: (answer) => answer,
  })
})
