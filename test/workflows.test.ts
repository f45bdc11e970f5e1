/** The workflows of GitHub, by GitHub's own parser, and what makes them safe to run. */
import { execFileSync, spawnSync, type SpawnSyncReturns } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

// The parser is made for bundlers: it imports JSON without an import attribute.
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

  it(`The workflow ${name} is understood by GitHub`, async () => {
    expect(await mistakes(name, text)).toEqual([])
    expect(await mistakes(name, text.replace('runs-on:', 'runs-where:'))).not.toEqual([])
  })

  it(`The workflow ${name} runs only actions pinned to a commit, and names the version of each`, () => {
    const actions = text.match(/uses: .*/g) ?? []
    expect(actions.length).toBeGreaterThan(0)
    for (const action of actions) expect(action).toMatch(/^uses: [\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/)
  })

  it(`The workflow ${name} may only read, where no job asks for more`, () => {
    expect(text).toMatch(/^permissions:\n {2}contents: read\n/m)
  })

  it(`The workflow ${name} ends each job that hangs`, () => {
    expect(text.match(/^ {4}timeout-minutes: \d+$/gm)).toHaveLength(text.match(/^ {4}runs-on: /gm)!.length)
  })
})

describe('the app in the real Electron', () => {
  const text = readFileSync(join(folder, 'ci.yml'), 'utf8')

  it('The app in the real Electron is tested on X11 and on Wayland', () => {
    expect(text).toContain('- { display: X11, run: xvfb-run -a }')
    expect(text).toContain('- { display: Wayland, run: .ci/under-weston }')
    expect(text).toContain('run: ${{ matrix.run }} npm test -- --project e2e test/desktop')
  })

  describe.runIf(process.platform === 'linux')('a command under Weston', () => {
    let programs: string
    beforeEach(() => (programs = mkdtempSync(join(tmpdir(), 'spool-weston-'))))
    afterEach(() => rmSync(programs, { recursive: true }))

    /** Runs a command under a stand-in for Weston. */
    function run(weston: string, command: string): SpawnSyncReturns<string> {
      writeFileSync(join(programs, 'weston'), weston, { mode: 0o755 })
      return spawnSync(join(folder, '../../.ci/under-weston'), ['sh', '-c', command], {
        encoding: 'utf8',
        env: { ...process.env, PATH: `${programs}:${process.env.PATH!}`, DISPLAY: ':9' },
      })
    }

    it('A command under Weston has Wayland alone, and ends with its own exit code', () => {
      const listens = `#!${process.execPath}
        const { XDG_RUNTIME_DIR, WAYLAND_DISPLAY } = process.env
        require('node:net').createServer().listen(XDG_RUNTIME_DIR + '/' + WAYLAND_DISPLAY)`
      const says =
        'test -S "$XDG_RUNTIME_DIR/$WAYLAND_DISPLAY" && echo "$XDG_SESSION_TYPE ${DISPLAY-none}"; exit 7'
      expect(run(listens, says)).toMatchObject({ status: 7, stdout: 'wayland none\n' })
    })

    it('A command is not run if Weston does not start, and the log gives the reason', () => {
      const fails = '#!/bin/sh\nfor log; do :; done; echo no backend > "${log#--log=}"; exit 1\n'
      const { status, stdout, stderr } = run(fails, 'echo ran')
      expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
      expect(stderr).toContain('no backend')
    })
  })
})

describe('the release of installers', () => {
  const text = readFileSync(join(folder, 'release.yml'), 'utf8')
  /** The script that builds, run with commands that only print their arguments. */
  function build(env: Record<string, string>): string {
    const [, script] = /^ {8}run: \|\n((?: {10}.*\n)+) {6}- uses: actions\/upload-artifact/m.exec(text)!
    return execFileSync('bash', ['-eo', 'pipefail', '-c', `npm() { echo "npm $*"; }\n${script!}`], {
      encoding: 'utf8',
      env: { PATH: process.env.PATH, SYSTEM: 'mac', OWNER: 'ann', REPOSITORY: 'spool', ...env },
    })
  }

  it.skipIf(process.platform === 'win32')(
    'The release of installers records in the app whether it is signed',
    () => {
      expect(build({ CERTIFICATE: 'abc', CERTIFICATE_PASSWORD: 'x' })).toContain(
        '-c.extraMetadata.signed=true\n',
      )
      expect(build({ CERTIFICATE: '' })).toContain('-c.extraMetadata.signed=false\n')
    },
  )
})

describe('the release of Flatpak and Snap', () => {
  const text = readFileSync(join(folder, 'release.yml'), 'utf8')
  /** The lines of a job. */
  const job = (name: string) => new RegExp(`^ {2}${name}:\\n(?: {4}.*\\n|\\n)+`, 'm').exec(text)![0]

  it('The release waits for Flatpak and Snap, but their failure does not hold up the other installers', () => {
    expect(job('draft')).toMatch(/^ {4}needs: \[packages, installers, sandboxed\]$/m)
    const succeeded = ['packages', 'installers'].map((name) => `needs.${name}.result == 'success'`)
    expect(job('draft')).toContain(`if: \${{ !cancelled() && ${succeeded.join(' && ')} }}`)
  })

  it('The release of Flatpak and Snap uses no secret and asks for no permission', () => {
    expect(job('installers')).toContain('secrets.')
    expect(job('sandboxed')).not.toMatch(/secrets\.|permissions:/)
  })

  it('The release of Flatpak and Snap fetches the runtimes that electron-builder.yml names', () => {
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
