import path from 'node:path'
import type { NextConfig } from 'next'

const inDevelopment = process.env.NODE_ENV === 'development'

/** Headers that every answer carries; the content security policy has a nonce and is set by proxy.ts. */
const securityHeaders = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=(), payment=()' },
]

const config: NextConfig = {
  output: 'standalone',
  outputFileTracingRoot: path.join(import.meta.dirname, '../..'),
  turbopack: { root: path.join(import.meta.dirname, '../..') },
  transpilePackages: ['@smb/core', '@smb/api-client', '@smb/design-tokens'],
  // Pages named *.dev.tsx (the component gallery) exist in development only.
  pageExtensions: inDevelopment ? ['dev.tsx', 'tsx', 'ts'] : ['tsx', 'ts'],
  poweredByHeader: false,
  reactStrictMode: true,
  typedRoutes: false,
  agentRules: false,
  devIndicators: false,
  experimental: {
    optimizePackageImports: ['lucide-react'],
    // Shared components stay in chunks of their own instead of being copied into each page's.
    turbopackChunking: { minChunkSize: 20_000, requestCost: 40_000 },
  },
  // Here and not in a page: below a loading.tsx a page redirects only when the browser has run its scripts.
  redirects: () =>
    Promise.resolve([
      { source: '/o/:slug/settings', destination: '/o/:slug/settings/business', permanent: false },
    ]),
  headers: () => Promise.resolve([{ source: '/:path*', headers: securityHeaders }]),
}

export default config
