'use client'
import type { useMorePages } from '#lib/use-more-pages.ts'
import { DataTable } from './data-table.tsx'
import type { DataTableProps } from './data-table-types.ts'
import { LoadEarlier, LoadMore } from './load-more.tsx'
import { ProblemNotice } from './problem-notice.tsx'

type Pages<Row extends { readonly id: string }> = ReturnType<typeof useMorePages<Row>>

type PagedTableProps<Row extends { readonly id: string }> = Omit<
  DataTableProps<Row>,
  'rows' | 'rowsBefore' | 'rowKey'
> & {
  readonly pages: Pages<Row>
  /** Those of the pages that are shown; all of them unless told. */
  readonly rows?: readonly Row[]
  /** What a row is: `entry`, and many of them where it is more than an s. */
  readonly noun: string
  readonly nouns?: string
}

/** A list that is read page by page: what was let go above, its rows, and the way to more below. */
export function PagedTable<Row extends { readonly id: string }>({
  pages,
  rows = pages.items,
  noun,
  nouns = `${noun}s`,
  ...table
}: PagedTableProps<Row>) {
  return (
    <>
      <LoadEarlier
        gone={pages.rowsBefore}
        noun={noun}
        nouns={nouns}
        loading={pages.isLoadingEarlier}
        onLoadEarlier={pages.loadEarlier}
      />
      <DataTable {...table} rows={rows} rowsBefore={pages.rowsBefore} rowKey={({ id }) => id} />
      {pages.problem && (
        <ProblemNotice
          {...(table.flush ? { className: 'm-4 md:mx-8' } : {})}
          problem={pages.problem}
          title={`More ${nouns} could not be loaded`}
          reassurance="The ones above are up to date."
          onRetry={pages.loadMore}
        />
      )}
      <LoadMore
        shown={pages.rowsBefore + rows.length}
        noun={noun}
        nouns={nouns}
        hasMore={pages.hasMore}
        loading={pages.isLoading}
        onLoadMore={pages.loadMore}
      />
    </>
  )
}
