/** The app as electron-builder packs it for Linux around the stand-in for Electron, and its Debian package. */
import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { projectFolder } from '../../scripts/ensure-build.ts'
import { writeDistribution } from './electron-stand-in/distribution.ts'

const builder = join(
  dirname(createRequire(import.meta.url).resolve('electron-builder/package.json')),
  'cli.js',
)

/** Removed at the end of the block: `using packaged = await PackagedApp.build()`. */
export class PackagedApp implements Disposable {
  readonly #folder: string

  private constructor(folder: string) {
    this.#folder = folder
  }

  /** Packs what is in `out/`. */
  static async build(): Promise<PackagedApp> {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), 'spool-package-')))
    const electron = join(folder, 'electron')
    writeDistribution(electron)
    const config = [`-c.electronDist=${electron}`, `-c.directories.output=${join(folder, 'made')}`]
    await promisify(execFile)(
      process.execPath,
      [builder, '--linux', 'dir', 'deb', '--x64', '--publish', 'never', ...config],
      {
        cwd: projectFolder,
        env: { ...process.env, CUSTOM_FPM_PATH: join(import.meta.dirname, 'fpm/fpm') },
      },
    )
    return new PackagedApp(folder)
  }

  /** The folder that would be installed. */
  get folder(): string {
    return join(this.#folder, 'made/linux-unpacked')
  }

  get executable(): string {
    return join(this.folder, 'spool-desktop')
  }

  get archive(): string {
    return join(this.folder, 'resources/app.asar')
  }

  /** The Debian package. */
  get deb(): string {
    const made = join(this.#folder, 'made')
    return join(
      made,
      readdirSync(made).find((name) => name.endsWith('.deb'))!,
    )
  }

  [Symbol.dispose](): void {
    rmSync(this.#folder, { recursive: true, force: true })
  }
}
