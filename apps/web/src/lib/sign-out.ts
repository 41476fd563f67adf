import { postSession } from './session/post-session.ts'

/** What a user typed and did not send yet is kept under keys that start so, and nowhere else. */
export const draftKeyPrefix = 'smb-draft:'

/**
 * Ends the session here and at the API, removes what was typed and not sent, and leaves by a full load, so
 * that nothing of the books stays in memory.
 */
export async function signOut(): Promise<void> {
  await postSession('/sign-out').catch(() => undefined)
  sessionStorage.clear()
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith(draftKeyPrefix)) localStorage.removeItem(key)
  }
  window.location.assign('/sign-in')
}
