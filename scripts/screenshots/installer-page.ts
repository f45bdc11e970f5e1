/** The options page of the Windows installer, read from its script. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectFolder } from '../ensure-build.ts'

export type InstallerPage = {
  readonly title: string
  readonly intro: string
  /** In the order of the page; `top` is in NSIS's dialog units. */
  readonly boxes: readonly { readonly text: string; readonly top: number; readonly isTicked: boolean }[]
}

/** Returns the page in English, read from resources/windows/installer.nsh. Throws if the script has another form. */
export function readInstallerPage(): InstallerPage {
  const script = readFileSync(join(projectFolder, 'resources/windows/installer.nsh'), 'utf8')
  // The first texts are the English ones; other languages replace them. `&` marks an access key, which shows only with Alt.
  const text = (variable: string) => {
    const found = new RegExp(`StrCpy \\$${variable} "([^"]*)"`).exec(script)
    if (found === null) throw new Error(`installer.nsh has no text ${variable}`)
    return found[1]!.replace('&', '')
  }
  const boxes = script.matchAll(/\{NSD_CreateCheckbox\} 0 (\d+)u 100% 12u "\$(\w+)"\s+Pop \$(\w+)/g)
  return {
    title: text('spoolTitle'),
    intro: text('spoolIntro'),
    boxes: Array.from(boxes, ([, top, variable, box]) => ({
      text: text(variable!),
      top: Number(top),
      isTicked: script.includes(`{NSD_Check} $${box!}`),
    })),
  }
}
