/**
 * Returns the path in an argument of a command line. On Windows a backslash before a quote escapes it: `"D:\"`, the root of a
 * drive, arrives as `D:"`. No path there has a quote.
 */
export function pathArgument(argument: string, platform: NodeJS.Platform = process.platform): string {
  return platform === 'win32' ? argument.replace(/"$/, '\\') : argument
}
