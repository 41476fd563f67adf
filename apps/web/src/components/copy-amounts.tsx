'use client'
import { useEffect } from 'react'

/**
 * A single amount is copied as a plain decimal (`-1234.50`), ready for a spreadsheet; anything larger is
 * copied as it stands.
 */
export function CopyAmounts() {
  useEffect(() => {
    const copy = (event: ClipboardEvent) => {
      const selection = window.getSelection()
      if (!selection || selection.isCollapsed) return
      const amountOf = (node: Node | null) => node?.parentElement?.closest('data[data-amount]')
      const amount = amountOf(selection.anchorNode)
      if (!amount || amount !== amountOf(selection.focusNode)) return
      event.clipboardData?.setData('text/plain', amount.getAttribute('data-amount') ?? '')
      event.preventDefault()
    }
    document.addEventListener('copy', copy)
    return () => document.removeEventListener('copy', copy)
  }, [])
  return null
}
