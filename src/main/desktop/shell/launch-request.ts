/** What the arguments of a start request: `spool-desktop ~/Photos --port 9000`, "Open with", a drop on the icon, `--stop`. */
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as v from 'valibot'
import { pathArgument } from '../../host/path-argument.ts'
import { portOption } from '../../host/port-option.ts'
import { Port } from '../../../shared/settings.ts'

/** What a start requests of this app, or of the one that is running already. */
export const LaunchRequest = v.object({
  /** Absolute paths of what to share at once: a folder, or several things together; not empty. */
  paths: v.optional(v.array(v.string())),
  /** The port to share on, from now on. */
  port: v.optional(Port),
  /** What to do with the folder that is chosen already. */
  action: v.optional(v.picklist(['start', 'stop'])),
})
export type LaunchRequest = v.InferOutput<typeof LaunchRequest>

/**
 * Parses the arguments of a start. A port that is none is left out: {@link portOption} says what is wrong with it.
 * @param argv including the program itself
 * @param folder the current one
 * @param appPath where the app is: an app that isn't packaged is itself an argument
 */
export function launchRequest(argv: readonly string[], folder: string, appPath: string): LaunchRequest {
  const { port, rest } = portOption(argv.slice(1))
  const paths = rest
    .filter((argument) => argument !== '' && !argument.startsWith('-'))
    .map((argument) => resolve(folder, pathOf(argument)))
    .filter((path) => path !== appPath)
  const action = argv.includes('--stop') ? 'stop' : argv.includes('--start') ? 'start' : undefined
  return {
    ...(paths.length > 0 && { paths }),
    ...(port !== undefined && { port }),
    ...(action !== undefined && { action }),
  }
}

/** Linux desktops pass what is opened as a URL. */
function pathOf(argument: string): string {
  if (!argument.startsWith('file:')) return pathArgument(argument)
  try {
    return fileURLToPath(argument)
  } catch {
    return argument
  }
}
