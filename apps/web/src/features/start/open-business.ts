import type { startBody } from './start-values.ts'

/**
 * Opens a business with its chart and tax codes. The same key again gives the one that was opened. The
 * client loads when it is needed, not with the form.
 */
export async function openBusiness(
  body: ReturnType<typeof startBody>,
  idempotencyKey: string,
): Promise<{ readonly slug: string }> {
  const [{ createBusiness }, { clientFor }] = await Promise.all([
    import('@smb/api-client'),
    import('#lib/api-browser.ts'),
  ])
  const headers = { 'idempotency-key': idempotencyKey }
  const options = { client: clientFor(), throwOnError: true, body, headers } as const
  return (await createBusiness(options)).data
}
