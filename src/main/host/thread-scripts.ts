/** Where the scripts of the threads are. Threads start by path, so each script must be a file of its own. */
import { fileURLToPath } from 'node:url'

/** Paths of the listener's and the workers' script. */
export type ThreadScripts = { readonly listener: string; readonly worker: string }

/**
 * Returns the scripts beside an entry file, given its `import.meta.url`. Built entries are in one folder; in the source tree,
 * which tests run as it is, each layer has its own.
 */
export function threadScripts(entryUrl: string): ThreadScripts {
  const inSource = entryUrl.endsWith('.ts')
  const script = (name: string) =>
    fileURLToPath(new URL(inSource ? `../${name}/main.ts` : `./${name}.js`, entryUrl))
  return { listener: script('listener'), worker: script('worker') }
}
