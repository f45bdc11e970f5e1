/**
 * `npm run dist:npm`: makes the npm package of the terminal command, in `dist`. It has the files that the command loads, and
 * the parts of package.json that matter to users: no Electron, no dependencies.
 */
import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import packageJson from '../package.json' with { type: 'json' }
import { ensureBuild, projectFolder } from './ensure-build.ts'

const output = join(projectFolder, 'out/main')
/** The scripts that are started by their path. */
const entries = ['cli.js', 'listener.js', 'worker.js']

/** Writes the package into a folder, which is emptied first. The build must be up to date. */
export function writeNpmPackage(folder: string): void {
  rmSync(folder, { recursive: true, force: true })
  const files = filesLoadedBy(entries.map((entry) => join(output, entry)))
  for (const file of files) {
    const target = join(folder, relative(projectFolder, file))
    mkdirSync(dirname(target), { recursive: true })
    copyFileSync(file, target)
  }
  for (const file of ['README.md', 'LICENSE', 'CHANGELOG.md']) {
    copyFileSync(join(projectFolder, file), join(folder, file))
  }
  const { name, version, description, license, author, homepage, repository, bin, engines } = packageJson
  const about = { name, version, description, license, author, homepage, repository, bin, engines }
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(about, undefined, 2)}\n`)
}

/** Returns the files and, transitively, those that they require by relative paths. Throws if one requires Electron. */
function filesLoadedBy(paths: readonly string[]): Set<string> {
  const found = new Set<string>()
  const visit = (path: string) => {
    if (found.has(path)) return
    found.add(path)
    for (const [, wanted = ''] of readFileSync(path, 'utf8').matchAll(/\brequire\(["'`]([^"'`]+)["'`]\)/g)) {
      if (wanted === 'electron')
        throw new Error(`${path} requires Electron, which the npm package doesn't have.`)
      if (wanted.startsWith('.')) visit(resolve(dirname(path), wanted))
    }
  }
  for (const path of paths) visit(path)
  return found
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await ensureBuild()
  const folder = join(projectFolder, 'dist/npm')
  writeNpmPackage(folder)
  execFileSync('npm', ['pack', '--pack-destination', dirname(folder), folder], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
}
