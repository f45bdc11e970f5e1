/** The npm package of the terminal command, installed and used where there is nothing else. */
import { execFileSync } from 'node:child_process'
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeNpmPackage } from '../scripts/npm-package.ts'
import { nodePrograms, RunningProcess } from './support/running-process.ts'

let folder: string
let packed: readonly string[]
const script = () => join(folder, 'installed/node_modules/.bin/spool')

beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'spool-npm-')))
  writeNpmPackage(join(folder, 'package'))
  const npm = (...args: string[]) => execFileSync('npm', args, { cwd: folder, encoding: 'utf8' })
  const [made] = JSON.parse(npm('pack', '--json', './package')) as [
    { readonly filename: string; readonly files: readonly { readonly path: string }[] },
  ]
  packed = made.files.map(({ path }) => path)
  mkdirSync(join(folder, 'installed'))
  npm('install', '--offline', '--prefix', 'installed', made.filename)
  mkdirSync(join(folder, 'share'))
  writeFileSync(join(folder, 'share/hello.txt'), 'hello')
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('the npm package', () => {
  it('The package holds the terminal command, its threads and what they share', () => {
    const isChunk = (path: string) => path.startsWith('out/main/chunks/')
    expect(packed.filter((path) => !isChunk(path)).sort()).toEqual([
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      ...['cli', 'listener', 'worker'].map((entry) => `out/main/${entry}.js`),
      'package.json',
    ])
    expect(packed.some(isChunk)).toBe(true)
  })

  it('The package installs nothing but itself', () => {
    const installed = readdirSync(join(folder, 'installed/node_modules')).filter(
      (name) => !name.startsWith('.'),
    )
    expect(installed).toEqual(['spool'])
    const about = JSON.parse(
      readFileSync(join(folder, 'installed/node_modules/spool/package.json'), 'utf8'),
    ) as object
    expect(Object.keys(about).filter((key) => /ependencies|scripts/.test(key))).toEqual([])
  })

  it.each(nodePrograms)('The package shares a folder on plain Node $version', async ({ path }) => {
    await using run = new RunningProcess(path, [script(), 'share', '0', '--host', '127.0.0.1'], {
      cwd: folder,
    })
    const response = await fetch(`http://127.0.0.1:${await run.port()}/hello.txt`)
    expect(await response.text()).toBe('hello')
    expect(await run.end('SIGINT')).toEqual({ code: 0, signal: null })
  })
})
