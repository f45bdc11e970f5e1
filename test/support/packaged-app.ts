/** The app as electron-builder packs it for Linux around the stand-in for Electron, and its Debian package. */
import { mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runElectronBuilder } from './electron-builder.ts'
import { writeDistribution } from './electron-stand-in/distribution.ts'

/** Removed at the end of the block: `using packaged = await PackagedApp.build()`. */
export class PackagedApp implements Disposable {
  readonly #folder: string

  private constructor(folder: string) {
    this.#folder = folder
  }

  /** Packs the build in `out/`. */
  static async build(): Promise<PackagedApp> {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), 'spool-package-')))
    const electron = join(folder, 'electron')
    writeDistribution(electron)
    await runElectronBuilder(['--linux', 'dir', 'deb', '--x64'], electron, join(folder, 'made'))
    return new PackagedApp(folder)
  }

  /** The folder that a package installs. */
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
