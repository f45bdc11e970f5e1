/**
 * The Chromium of the package `@sparticuz/chromium` (Linux, x64), which includes all that it needs except the C library. The
 * first use unpacks it into `node_modules/.cache`; `npm ci` removes that.
 */
import { execFileSync } from 'node:child_process'
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { brotliDecompressSync, createBrotliDecompress } from 'node:zlib'
import { projectFolder } from '../../scripts/ensure-build.ts'
import type { ChromiumProgram } from './chromium-program.ts'

/** The system's fonts come first, if there are any; `relative` means relative to the file of this configuration. */
const fontConfiguration = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir prefix="relative">fonts</dir>
  <cachedir prefix="relative">cache</cachedir>
</fontconfig>
`

const require = createRequire(import.meta.url)
const packageFolder = dirname(dirname(require.resolve('@sparticuz/chromium')))

/**
 * Unpacks it on first use; rejects if that fails. Any number of processes may call it at once.
 * @param caches the folder in which its own folder is created
 */
export async function npmChromium(
  caches = join(projectFolder, 'node_modules/.cache'),
): Promise<ChromiumProgram> {
  const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as {
    readonly version: string
  }
  const folder = join(caches, `chromium-${version}`)
  if (!existsSync(folder)) {
    mkdirSync(caches, { recursive: true })
    const unfinished = mkdtempSync(`${folder}-`)
    try {
      await unpack(unfinished)
      renameSync(unfinished, folder)
    } catch (error) {
      rmSync(unfinished, { recursive: true, force: true })
      // Another process may have been faster: rename doesn't replace a folder that isn't empty.
      if (!existsSync(folder)) throw error
    }
  }
  const libraries = [join(folder, 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(delimiter)
  return {
    path: join(folder, 'chromium'),
    env: { LD_LIBRARY_PATH: libraries, FONTCONFIG_FILE: join(folder, 'fonts.conf') },
  }
}

async function unpack(folder: string): Promise<void> {
  const packed = (name: string) => join(packageFolder, 'bin', name)
  const program = createWriteStream(join(folder, 'chromium'), { mode: 0o755 })
  await pipeline(createReadStream(packed('chromium.br')), createBrotliDecompress(), program)
  for (const archive of ['al2023.tar.br', 'fonts.tar.br', 'swiftshader.tar.br']) {
    const input = brotliDecompressSync(readFileSync(packed(archive)))
    execFileSync('tar', ['-x', '--no-same-owner', '-C', folder], { input })
  }
  // The package's own configuration names folders of its author's machines.
  writeFileSync(join(folder, 'fonts.conf'), fontConfiguration)
}
