/** Where the API answers, seen from this process. */
export function apiBaseUrl(): string {
  return (process.env.SMB_API_URL ?? 'http://127.0.0.1:5000').replace(/\/+$/, '')
}

/** An answer that takes longer is treated as none. Uploads and downloads are not measured. */
export const apiTimeoutMs = 30_000
