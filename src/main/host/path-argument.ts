/**
 * The path in an argument of a command line. On Windows a backslash before a quote is no end of the argument: of `"D:\"`,
 * the root of a drive, `D:"` arrives, and no path has a quote there.
 */
export function pathArgument(argument: string, platform: NodeJS.Platform = process.platform): string {
  return platform === 'win32' ? argument.replace(/"$/, '\\') : argument
}
