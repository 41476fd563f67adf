/** Sets a new password; every other session ends. The client loads when it is needed, not with the form. */
export async function changePassword(body: {
  readonly currentPassword: string
  readonly newPassword: string
}): Promise<void> {
  const [operations, { clientFor }] = await Promise.all([
    import('@smb/api-client'),
    import('#lib/api-browser.ts'),
  ])
  await operations.changePassword({ client: clientFor(), throwOnError: true, body })
}
