/**
 * Draws what the systems ask when Spool is installed and first started, into docs/images/install: `npm run screenshots`.
 * These are drawings, since macOS and Windows aren't available where the pictures are made. The installer's page is drawn
 * from its script.
 */
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import packageJson from '../../package.json' with { type: 'json' }
import { launchChromium } from '../../test/support/chromium.ts'
import { projectFolder } from '../ensure-build.ts'
import { readInstallerPage } from './installer-page.ts'
import { localNetwork, macFirewall, notOpened } from './mac-drawings.ts'
import { installerChoices, smartScreen, windowsFirewall } from './windows-drawings.ts'

const images = resolve(projectFolder, 'docs/images/install')
const iconFile = readFileSync(join(projectFolder, 'resources/icons/128x128.png'))
const icon = `data:image/png;base64,${iconFile.toString('base64')}`

const drawings: Readonly<Record<string, string>> = {
  'windows-choices': installerChoices(readInstallerPage(), icon),
  'windows-smartscreen': smartScreen(`Spool-${packageJson.version}-win-x64.exe`),
  'windows-firewall': windowsFirewall(icon),
  'mac-not-opened': notOpened(icon),
  'mac-firewall': macFirewall(icon),
  'mac-local-network': localNetwork(icon),
}

/** The fonts belong to neither system; no dialog has the colour of the ring. */
const frame = `<!doctype html><meta charset="utf-8"><style>
* { box-sizing: border-box }
body { margin: 0; padding: 26px 26px 10px; width: max-content; background: #dfe6e2; font: 13px/1.45 "DejaVu Sans", sans-serif; font-stretch: condensed }
button { font: inherit; color: inherit; white-space: nowrap }
.ring { position: relative }
.ring::after { content: ''; position: absolute; inset: -7px; border: 3px solid #e0218a; border-radius: 14px }
.arrow::after { content: '➜'; color: #e0218a; font-size: 26px }
.note { margin-top: 10px; color: #6a746f; font-size: 11px; text-align: right }
</style>`

rmSync(images, { recursive: true, force: true })
mkdirSync(images, { recursive: true })
const browser = await launchChromium()
try {
  const page = await browser.newPage({ deviceScaleFactor: 1.25, viewport: { width: 1000, height: 700 } })
  for (const [name, drawing] of Object.entries(drawings)) {
    await page.setContent(`${frame}${drawing}<div class="note">a drawing</div>`)
    await page.locator('body').screenshot({ path: join(images, `${name}.png`) })
  }
} finally {
  await browser.close()
}
