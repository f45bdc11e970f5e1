/** The end of a path: its name, and what to keep of it when it is shortened. */

/** As many characters of the end as leave room for a beginning. */
const longestEnd = 28

/**
 * Characters at the end of a path that should stay when it is shortened: its last two components if they are short, else
 * the last one, each with the separator before it.
 */
export function pathTailLength(path: string): number {
  const components = path.split(/(?=[/\\])/)
  const last = components.at(-1)!.length
  const lastTwo = last + (components.at(-2)?.length ?? 0)
  return components.length > 2 && lastTwo <= longestEnd ? lastTwo : last
}

/** Name of a folder; for the root, which has none, its path. */
export function folderName(path: string): string {
  return path.split(/[/\\]/).findLast((component) => component !== '') ?? path
}
