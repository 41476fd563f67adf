import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { checkout } from './checkout.ts'

const fontFolders = ['/usr/share/fonts', '/usr/local/share/fonts']

export interface BundledChromium {
  readonly executablePath: string
  /** What the machine itself lacks: first the least, then with libraries that may be missing. */
  readonly environments: readonly Readonly<Record<string, string>>[]
}

/**
 * The Chromium that comes inside `@sparticuz/chromium`, unpacked once, with the libraries and the
 * font that a bare machine lacks. Undefined where the package has none: it is for Linux on x64.
 */
export async function bundledChromium(): Promise<BundledChromium | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined
  const folder = await unpacked()
  const libraries = [join(folder, 'al2023', 'lib'), process.env['LD_LIBRARY_PATH']]
  const fonts: Record<string, string> = hasFonts()
    ? {}
    : { FONTCONFIG_PATH: join(folder, 'fontconfig') }
  return {
    executablePath: join(folder, 'chromium'),
    environments: [fonts, { ...fonts, LD_LIBRARY_PATH: libraries.filter(Boolean).join(':') }],
  }
}

/** Whether any font is installed: without one, the first page ends the browser. */
function hasFonts(): boolean {
  return fontFolders.some(
    (folder) =>
      existsSync(folder) &&
      readdirSync(folder, { recursive: true }).some((name) =>
        /\.(ttf|otf|ttc|pfb)$/i.test(String(name)),
      ),
  )
}

async function unpacked(): Promise<string> {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium')
  const home = dirname(dirname(entry))
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as {
    version: string
  }
  const folder = join(checkout, 'node_modules', '.cache', `smb-chromium-${version}`)
  if (existsSync(folder)) return folder
  const draft = `${folder}.${process.pid}`
  mkdirSync(draft, { recursive: true })
  await unpack(entry, join(home, 'bin'), draft)
  mkdirSync(join(draft, 'fontconfig'))
  writeFileSync(join(draft, 'fontconfig', 'fonts.conf'), fontConfiguration(folder))
  try {
    renameSync(draft, folder)
  } catch {
    // Another test run was faster.
    rmSync(draft, { recursive: true, force: true })
  }
  return folder
}

/** The package unpacks into the temporary folder of its process: so it gets one of its own. */
async function unpack(entry: string, bundle: string, folder: string): Promise<void> {
  const code = `
    const { inflate } = await import(${JSON.stringify(pathToFileURL(entry).href)})
    for (const name of ['chromium.br', 'swiftshader.tar.br', 'fonts.tar.br', 'al2023.tar.br'])
      await inflate(${JSON.stringify(`${bundle}/`)} + name)`
  const unpacking = spawn(process.execPath, ['--input-type=module', '--eval', code], {
    env: { ...process.env, TMPDIR: folder },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const [exitCode] = (await once(unpacking, 'exit')) as [number | null]
  if (exitCode !== 0) throw new Error(`@sparticuz/chromium could not be unpacked into ${folder}`)
}

function fontConfiguration(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(folder, 'fonts', 'fonts')}</dir>
  <cachedir>${join(folder, 'fonts-cache')}</cachedir>
</fontconfig>
`
}
