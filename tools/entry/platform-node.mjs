import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readlinkSync, rmSync, symlinkSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

/**
 * The Node 24 that the repository brings for this platform; undefined when there is none.
 * @param {string} root the checkout
 */
export function platformNode(root) {
  const isWindows = process.platform === 'win32'
  const platform = `${isWindows ? 'win' : process.platform}-${process.arch}`
  return [`node-${platform}`, `node-bin-${platform}`]
    .map((name) => join(root, 'node_modules', name, 'bin', isWindows ? 'node.exe' : 'node'))
    .find(existsSync)
}

/**
 * Puts the repository's Node first for every npm script. Five packages, of which one is installed,
 * offer a program of that name, and npm 10 takes the link away with the four others.
 * @param {string} root the checkout
 */
export function linkPlatformNode(root) {
  const node = platformNode(root)
  if (node === undefined || process.platform === 'win32') return
  const link = join(root, 'node_modules', '.bin', 'node')
  const target = relative(dirname(link), node)
  if (linkTarget(link) === target || !starts(node)) return
  mkdirSync(dirname(link), { recursive: true })
  rmSync(link, { force: true })
  symlinkSync(target, link)
}

/** Not on a system with another C library. @param {string} node */
function starts(node) {
  return spawnSync(node, ['--version']).status === 0
}

/** @param {string} link */
function linkTarget(link) {
  try {
    return readlinkSync(link)
  } catch {
    return undefined
  }
}
