import type { Metadata, Viewport } from 'next'
import localFont from 'next/font/local'
import { headers } from 'next/headers'
import type { ReactNode } from 'react'
import { AppearanceKeeper } from '#components/appearance-keeper.tsx'
import { applyAppearance } from '#lib/appearance.ts'
import './globals.css'

const inter = localFont({
  src: './fonts/inter-var.woff2',
  weight: '400 650',
  display: 'swap',
  variable: '--font-inter',
  adjustFontFallback: 'Arial',
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
    <html lang="en" className={inter.variable} suppressHydrationWarning>
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
