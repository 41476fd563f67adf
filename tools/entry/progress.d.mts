/** Shows a step while `work` runs, and at the end one line with the seconds it took. */
export function withProgress<T>(
  title: string,
  work: () => Promise<T>,
  options?: { readonly quietMs?: number },
): Promise<T>
