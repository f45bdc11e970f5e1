/** The workflows of GitHub, by GitHub's own parser, and what makes them safe to run. */
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

// The parser is made for bundlers: it imports JSON without saying so.
registerHooks({
  load: (url, context, next) =>
    url.endsWith('.json')
      ? next(url, { ...context, importAttributes: { type: 'json' } })
      : next(url, context),
})
const { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } =
  await import('@actions/workflow-parser')

const folder = join(import.meta.dirname, '../.github/workflows')

async function mistakes(name: string, content: string): Promise<string[]> {
  const { context, value } = parseWorkflow({ name, content }, new NoOperationTraceWriter())
  if (value !== undefined) await convertWorkflowTemplate(context, value)
  return context.errors.getErrors().map(({ message }) => message)
}

describe.each(readdirSync(folder))('the workflow %s', (name) => {
  const text = readFileSync(join(folder, name), 'utf8')

  it('is understood by GitHub', async () => {
    expect(await mistakes(name, text)).toEqual([])
    expect(await mistakes(name, text.replace('runs-on:', 'runs-where:'))).not.toEqual([])
  })

  it('runs only actions that nobody can exchange, and says which version each is', () => {
    const actions = text.match(/uses: .*/g) ?? []
    expect(actions.length).toBeGreaterThan(0)
    for (const action of actions) expect(action).toMatch(/^uses: [\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/)
  })

  it('may do nothing but read, where no job asks for more', () => {
    expect(text).toMatch(/^permissions:\n {2}contents: read\n/m)
  })

  it('ends each job that hangs', () => {
    expect(text.match(/^ {4}timeout-minutes: \d+$/gm)).toHaveLength(text.match(/^ {4}runs-on: /gm)!.length)
  })
})

describe('the release of installers', () => {
  const text = readFileSync(join(folder, 'release.yml'), 'utf8')
  /** The script that builds, run with commands that only say what they are called with. */
  function build(env: Record<string, string>): string {
    const [, script] = /^ {8}run: \|\n((?: {10}.*\n)+) {6}- uses: actions\/upload-artifact/m.exec(text)!
    return execFileSync('bash', ['-eo', 'pipefail', '-c', `npm() { echo "npm $*"; }\n${script!}`], {
      encoding: 'utf8',
      env: { PATH: process.env.PATH, SYSTEM: 'mac', OWNER: 'ann', REPOSITORY: 'spool', ...env },
    })
  }

  it.skipIf(process.platform === 'win32')('tells the app whether it is signed', () => {
    expect(build({ CERTIFICATE: 'abc', CERTIFICATE_PASSWORD: 'x' })).toContain(
      '-c.extraMetadata.signed=true\n',
    )
    expect(build({ CERTIFICATE: '' })).toContain('-c.extraMetadata.signed=false\n')
  })
})

describe('the release of Flatpak and Snap', () => {
  const text = readFileSync(join(folder, 'release.yml'), 'utf8')
  /** The lines of a job. */
  const job = (name: string) => new RegExp(`^ {2}${name}:\\n(?: {4}.*\\n|\\n)+`, 'm').exec(text)![0]

  it('keeps nobody from the other installers if it fails, and is waited for', () => {
    expect(job('draft')).toMatch(/^ {4}needs: \[installers, sandboxed\]$/m)
    expect(job('draft')).toContain("if: ${{ !cancelled() && needs.installers.result == 'success' }}")
  })

  it('knows no secret and asks for no right', () => {
    expect(job('installers')).toContain('secrets.')
    expect(job('sandboxed')).not.toMatch(/secrets\.|permissions:/)
  })

  it('fetches the runtimes that electron-builder.yml names', () => {
    const config = readFileSync(join(folder, '../../electron-builder.yml'), 'utf8')
    const named = (key: string) => new RegExp(`^ {2}${key}: '?([\\w.]+)'?$`, 'm').exec(config)![1]!
    const runtimes = [
      `${named('runtime')}//${named('runtimeVersion')}`,
      `${named('sdk')}//${named('runtimeVersion')}`,
      `${named('base')}//${named('baseVersion')}`,
    ]
    expect(job('sandboxed').match(/org\.[\w.]+\/\/[\w.]+/g)).toEqual(runtimes)
  })
})
