/** The names of items in their share. Pure. */

/**
 * Returns a name for each path, in the same order, that no other has: the last part of the path, numbered if several have
 * it. A name with a leading dot loses it: to name a hidden file is to mean it to be seen.
 *
 * @param paths absolute, latin1
 */
export function itemNames(paths: readonly string[], platform: NodeJS.Platform = process.platform): string[] {
  const own = paths.map((path) => ownName(path, platform))
  // A number must not lead to a name that another item has of its own.
  const taken = new Set(own)
  const seen = new Map<string, number>()
  return own.map((name) => {
    let count = (seen.get(name) ?? 0) + 1
    if (count === 1) {
      seen.set(name, count)
      return name
    }
    while (taken.has(numbered(name, count))) count++
    seen.set(name, count)
    taken.add(numbered(name, count))
    return numbered(name, count)
  })
}

/** The last part of a path; the drive's letter of `C:\`, and `disk` of `/`. */
function ownName(path: string, platform: NodeJS.Platform): string {
  const parts = path.split(platform === 'win32' ? /[\\/]/ : '/').filter((part) => part !== '')
  const name = (parts.at(-1) ?? '').replace(/^\.+/, '').replace(platform === 'win32' ? /:$/ : '', '')
  return name === '' ? 'disk' : name
}

/** `photo.jpg` becomes `photo (2).jpg`. */
function numbered(name: string, count: number): string {
  const extension = /(?<=.)\.[^.]+$/.exec(name)?.[0] ?? ''
  return `${name.slice(0, name.length - extension.length)} (${count})${extension}`
}
