import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { installPackages } from './install.mjs'
import { linkPlatformNode } from './platform-node.mjs'
import { runOnRepositoryNode } from './repository-node.mjs'

const nodeFloor = 20
const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

/**
 * From a fresh clone to a running program: checks Node, installs what is missing, then runs `program`
 * on the Node that the repository brings and ends with its exit code.
 * @param {string} program path from the checkout
 */
export async function enter(program) {
  try {
    assertNode()
    await installPackages(root)
    linkPlatformNode(root)
    process.exitCode = await runOnRepositoryNode(root, [
      join(root, program),
      ...process.argv.slice(2),
    ])
  } catch (error) {
    console.error(error.isExplained ? `\n${error.message}` : error)
    process.exitCode = 1
  }
}

function assertNode() {
  if (Number.parseInt(process.versions.node, 10) >= nodeFloor) return
  const problem = `This needs Node ${nodeFloor} or later, and ${process.execPath} is ${process.version}: install a newer Node from https://nodejs.org and start again.`
  throw Object.assign(new Error(problem), { isExplained: true })
}
