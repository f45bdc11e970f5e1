/** Makes what end-to-end tests run: the build, and a browser that is unpacked. */
import { ensureBuild } from '../../scripts/ensure-build.ts'
import { findChromium } from './chromium-program.ts'

export async function setup(): Promise<void> {
  await ensureBuild()
  // On a machine without one the specs of pages say so, and the others run.
  await findChromium().catch(() => undefined)
}
