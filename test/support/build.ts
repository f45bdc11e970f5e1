/** Prepares what end-to-end tests run: the build, and an unpacked browser. */
import { ensureBuild } from '../../scripts/ensure-build.ts'
import { findChromium } from './chromium-program.ts'

export async function setup(): Promise<void> {
  await ensureBuild()
  // Without a browser the tests of pages fail with the reason, and the others run.
  await findChromium().catch(() => undefined)
}
