/** How a cell of the grid looks: the words stand in the row until it has focus. */
export const cellBox =
  'block w-full min-w-0 rounded-input bg-transparent px-2 py-2.5 -outline-offset-2 placeholder:text-text-3 hover:bg-hover/60 focus:bg-surface focus:outline-2 focus:outline-focus max-md:min-h-11 max-md:border max-md:border-border-strong'
