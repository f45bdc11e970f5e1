/** Where the parts of the built app are. */
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { threadScripts, type ThreadScripts } from '../../host/thread-scripts.ts'

/** Absolute paths. */
export type BuildPaths = {
  readonly scripts: ThreadScripts & { readonly survey: string }
  readonly preload: string
  /** Folder of the window's files. */
  readonly renderer: string
  /** The built terminal command. */
  readonly terminal: string
}

/** Returns the paths beside the built entry, given its `import.meta.url`. */
export function buildPaths(entryUrl: string): BuildPaths {
  const folder = dirname(fileURLToPath(entryUrl))
  return {
    scripts: { ...threadScripts(entryUrl), survey: join(folder, 'survey.js') },
    preload: join(folder, '../preload/index.cjs'),
    renderer: join(folder, '../renderer'),
    terminal: join(folder, 'cli.js'),
  }
}
