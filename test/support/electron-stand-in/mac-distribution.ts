/** A folder like a downloaded Electron for macOS: it can be packed, but not started. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fuseWire, locales } from './distribution.ts'

const helpers = ['Helper', 'Helper (GPU)', 'Helper (Plugin)', 'Helper (Renderer)'].map(
  (name) => `Electron ${name}`,
)

/** Writes the distribution into a folder, which is created. */
export function writeMacDistribution(folder: string): void {
  const put = (path: string, text = '') => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  for (const name of ['version', 'LICENSE', 'LICENSES.chromium.html']) put(name)
  const app = 'Electron.app/Contents'
  const framework = `${app}/Frameworks/Electron Framework.framework`
  put(`${app}/Info.plist`, informationOf('Electron'))
  put(`${app}/MacOS/Electron`)
  put(`${framework}/Electron Framework`, fuseWire)
  for (const locale of locales.map((name) => name.replace('en-US', 'en').replace('-', '_'))) {
    for (const resources of [`${app}/Resources`, `${framework}/Versions/A/Resources`]) {
      put(`${resources}/${locale}.lproj/locale.pak`)
    }
  }
  for (const helper of helpers) {
    put(`${app}/Frameworks/${helper}.app/Contents/Info.plist`, informationOf(helper))
    put(`${app}/Frameworks/${helper}.app/Contents/MacOS/${helper}`)
  }
}

function informationOf(program: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0"><dict><key>CFBundleExecutable</key><string>${program}</string></dict></plist>
`
}
