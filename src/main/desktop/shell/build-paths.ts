/** Where the parts of the built app lie. */
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { threadScripts, type ThreadScripts } from '../../host/thread-scripts.ts'

/** Absolute paths. */
export type Places = {
  readonly scripts: ThreadScripts & { readonly survey: string }
  readonly preload: string
  /** Folder of the window's files. */
  readonly renderer: string
  /** The built terminal command. */
  readonly terminal: string
}

/** The places beside the built entry, given its `import.meta.url`. */
export function buildPaths(entryUrl: string): Places {
  const folder = dirname(fileURLToPath(entryUrl))
  return {
    scripts: { ...threadScripts(entryUrl), survey: join(folder, 'survey.js') },
    preload: join(folder, '../preload/index.cjs'),
    renderer: join(folder, '../renderer'),
    terminal: join(folder, 'cli.js'),
  }
}
