/** How often a long step that nobody watches on a terminal says that it is still at work. */
const reportEverySeconds = 10
const frames = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏']

/**
 * Shows a step while `work` runs: a spinner on a terminal, else a line now and then; at the end one
 * line with the seconds it took. Steps shorter than `quietMs` leave no line.
 * @template T
 * @param {string} title what is being done, such as "Installing packages"
 * @param {() => Promise<T>} work
 * @param {{ quietMs?: number }} [options]
 * @returns {Promise<T>}
 */
export async function withProgress(title, work, options = {}) {
  const startedAt = Date.now()
  const stop = process.stdout.isTTY ? spin(title, startedAt) : report(title, startedAt)
  let succeeded = false
  try {
    const result = await work()
    succeeded = true
    return result
  } finally {
    stop()
    const elapsedMs = Date.now() - startedAt
    if (!succeeded) console.log(`  ✗ ${title} (${seconds(elapsedMs)})`)
    else if (elapsedMs >= (options.quietMs ?? 0))
      console.log(`  ✓ ${title} (${seconds(elapsedMs)})`)
  }
}

/** @param {number} elapsedMs */
function seconds(elapsedMs) {
  const tenths = Math.round(elapsedMs / 100)
  return tenths < 100 ? `${tenths / 10} s` : `${Math.round(tenths / 10)} s`
}

/** @param {string} title @param {number} startedAt */
function spin(title, startedAt) {
  let turn = 0
  const timer = setInterval(() => {
    const frame = frames[turn++ % frames.length]
    process.stdout.write(`\r  ${frame} ${title} … ${seconds(Date.now() - startedAt)} `)
  }, 100)
  return () => {
    clearInterval(timer)
    process.stdout.write(`\r${' '.repeat(title.length + 20)}\r`)
  }
}

/** @param {string} title @param {number} startedAt */
function report(title, startedAt) {
  const timer = setInterval(
    () => console.log(`  … ${title} (${seconds(Date.now() - startedAt)})`),
    reportEverySeconds * 1000,
  )
  return () => clearInterval(timer)
}
