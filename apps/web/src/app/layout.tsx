import type { ReactNode } from 'react'
import localFont from 'next/font/local'
import './globals.css'

const inter = localFont({
  src: './fonts/inter-var.woff2',
  weight: '400 650',
  display: 'swap',
  variable: '--font-inter',
})

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en" className={inter.variable}>
      <body>{children}</body>
    </html>
  )
}
