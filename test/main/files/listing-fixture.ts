import type fs from 'node:fs'

/** A directory as `opendirSync` opens it. */
function openedDirectory(readSync: () => unknown): fs.Dir {
  return { readSync, closeSync: () => undefined } as unknown as fs.Dir
}

/** A directory of files of these names. */
export function directoryOf(names: readonly string[]): fs.Dir {
  const left = names.values()
  return openedDirectory(() => {
    const { value } = left.next()
    return value === undefined ? null : fileNamed(value)
  })
}

const fileNamed = (name: string) => ({
  name,
  isFile: () => true,
  isDirectory: () => false,
  isSymbolicLink: () => false,
})

/** A directory that gives names without types: what Node does when it has to find out the type of a latin1 name. */
export function directoryWithoutTypes(): fs.Dir {
  return openedDirectory(() => {
    throw Object.assign(new TypeError('path'), { code: 'ERR_INVALID_ARG_TYPE' })
  })
}

/** So many names. */
export const manyNames = (length: number): string[] => Array.from({ length }, (_, index) => `f${index + 1}`)
