const graceMs = 10_000

/**
 * Ends this process when the one that started it is gone, even if that was killed: the channel
 * between them closes. It ends like after SIGTERM, so work in hand is finished first. Does nothing
 * in a process that was started without a channel.
 */
export function exitWithParent(): void {
  if (!process.channel) return
  process.once('disconnect', () => {
    setTimeout(() => process.exit(1), graceMs).unref()
    process.kill(process.pid, 'SIGTERM')
  })
  process.channel.unref()
}
