/** The folder among the arguments of a start: `spool ~/Photos`, "Open with", a drop on the icon. */
import { resolve } from 'node:path'

/**
 * @param argv with the program itself
 * @param folder the current one
 * @param appPath where the app lies: an app that isn't packaged is itself an argument
 * @returns absolute path, undefined if there is none
 */
export function folderArgument(argv: readonly string[], folder: string, appPath: string): string | undefined {
  return argv
    .slice(1)
    .filter((argument) => argument !== '' && !argument.startsWith('-'))
    .map((argument) => resolve(folder, argument))
    .find((path) => path !== appPath)
}
