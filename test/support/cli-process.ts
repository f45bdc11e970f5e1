/** The built terminal command as npm installs it: the build and package.json, without node_modules above them. */
import { chmodSync, cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import type { SpawnOptions } from 'node:child_process'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { builtCli, projectFolder } from '../../scripts/ensure-build.ts'
import { RunningProcess } from './running-process.ts'

/** Options of the process, and the Node that runs it. Default: this one. */
export type Launch = SpawnOptions & { readonly node?: string }

/** An installation with a folder to share that holds `hello.txt` ("hello"). Both are removed at the end. */
export class InstalledCli implements Disposable {
  /** Path of the command's script. */
  readonly script: string
  /** Real path of the folder to share, readable by everyone. */
  readonly share: string
  readonly #folder: string

  constructor() {
    this.#folder = realpathSync(mkdtempSync(join(tmpdir(), 'spool-installed-')))
    chmodSync(this.#folder, 0o755)
    this.script = join(this.#folder, 'out/main', basename(builtCli))
    cpSync(dirname(builtCli), dirname(this.script), { recursive: true })
    cpSync(join(projectFolder, 'package.json'), join(this.#folder, 'package.json'))
    this.share = join(this.#folder, 'share')
    mkdirSync(this.share)
    writeFileSync(join(this.share, 'hello.txt'), 'hello')
  }

  /** Runs the command in the folder to share. */
  run(args: readonly string[], { node = process.execPath, ...options }: Launch = {}): RunningProcess {
    return new RunningProcess(node, [this.script, ...args], { cwd: this.share, ...options })
  }

  [Symbol.dispose](): void {
    rmSync(this.#folder, { recursive: true, force: true })
  }
}
