import type { Metadata, Viewport } from 'next'
import localFont from 'next/font/local'
import { headers } from 'next/headers'
import type { ReactNode } from 'react'
import { AppearanceKeeper } from '#components/appearance-keeper.tsx'
import { applyAppearance } from '#lib/appearance.ts'
import './globals.css'

const inter = localFont({
  src: './fonts/inter-core.woff2',
  weight: '400 650',
  display: 'swap',
  variable: '--font-inter',
  adjustFontFallback: 'Arial',
})

/** The letters and signs that few pages have: fetched by the first that shows one. */
const interMore = localFont({
  src: './fonts/inter-more.woff2',
  weight: '400 650',
  display: 'swap',
  variable: '--font-inter-more',
  preload: false,
  adjustFontFallback: false,
  declarations: [
    {
      prop: 'unicode-range',
      value:
        'U+0100-0130,U+0132-0148,U+014A-0151,U+0154-017F,U+0192,U+0218-021B,U+02C6,U+02DA,U+02DC,U+1E00-1E43,U+1E46-1E61,U+1E64-1E9B,U+1E9D-1EB7,U+1EBA-1EC9,U+1ECE-1EE3,U+1EE6-1EFF,U+2044,U+20A0-20A5,U+20A7-20AB,U+20AD-20AF,U+20B1-20B4,U+20B8-20BA,U+20BC-20C0,U+2196-2199,U+21E5',
    },
  ],
})

export const metadata: Metadata = {
  title: { default: 'SMB Finance OS', template: '%s · SMB Finance OS' },
  description: 'Invoices, payments, bank and books for small businesses.',
  robots: { index: false, follow: false },
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fbfbfa' },
    { media: '(prefers-color-scheme: dark)', color: '#0f1114' },
  ],
}

export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  const nonce = (await headers()).get('x-nonce') ?? undefined
  return (
    <html lang="en" className={`${inter.variable} ${interMore.variable}`} suppressHydrationWarning>
      <head>
        {/* Named here as well: what Next adds comes after browsers have asked for /favicon.ico. */}
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <script
          nonce={nonce}
          suppressHydrationWarning
          dangerouslySetInnerHTML={{ __html: `(${applyAppearance.toString()})()` }}
        />
      </head>
      <body>
        {children}
        <AppearanceKeeper />
      </body>
    </html>
  )
}
