/**
 * Keeps the settings in a JSON file: written whole and renamed into place, so that neither a crash nor a power
 * failure leaves half of it.
 */
import {
  chmodSync,
  constants,
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname } from 'node:path'
import * as v from 'valibot'
import { defaultAppSettings, type AppSettings } from '../../../shared/app/app-settings.ts'
import { linkDestination } from './link-destination.ts'
import { mendSettings, StoredSettings } from './stored-settings.ts'

/** Copies of damaged files that are kept. */
const maxCopies = 9
/** Mode of a new file: which folders a person shares is nobody else's business. */
const privateMode = 0o600

/** UI thread. The file is small, and reading it before anything else keeps the start simple. */
export class SettingsStore {
  readonly #path: string
  #settings: AppSettings = defaultAppSettings()
  /** Whether the file may be replaced: all that it says is known, or a copy of it is kept. */
  #mayReplace = true
  /** Where a copy of a damaged file is kept, undefined if there is none. */
  readonly setAside: string | undefined
  /** The file, if it could not be known which address it named to listen on, so that it is this computer's own. */
  readonly hostLostIn: string | undefined

  /**
   * Reads the file. One that is missing stands for the defaults. Of a damaged one a copy is kept, and what is sound in it
   * holds; if it is no JSON at all, or can't be read, the defaults hold, by which nothing is shared unasked, but for the
   * address to listen on: it may have said one, so that is this computer's own.
   */
  constructor(path: string) {
    this.#path = path
    const file = read(path)
    if (file === 'missing') return
    if (file === 'unreadable') {
      // It may be sound, and readable at the next start. Until then changes hold for this run only, which costs less
      // than what the file would lose: more than can be seen in the window.
      this.#mayReplace = false
      this.#settings = mendSettings(undefined).settings
      this.hostLostIn = path
      return
    }
    const { settings, isSound, hostLost } = mendSettings(file.value)
    this.#settings = settings
    if (hostLost) this.hostLostIn = path
    if (isSound) return
    this.setAside = keepCopy(path)
    this.#mayReplace = this.setAside !== undefined
    // Else the next start would find the same damage again, and tell of it again.
    this.#write()
  }

  get settings(): AppSettings {
    return this.#settings
  }

  /** Changes settings and writes the file. Throws if what results is no settings; a full disk is no error. */
  update(change: { readonly [Name in keyof AppSettings]?: AppSettings[Name] | undefined }): AppSettings {
    this.#settings = v.parse(StoredSettings, { ...this.#settings, ...change })
    this.#write()
    return this.#settings
  }

  #write(): void {
    if (!this.#mayReplace) return
    try {
      mkdirSync(dirname(this.#path), { recursive: true })
      // Dotfile managers keep the file elsewhere and put a link in its place, which renaming would replace.
      const file = linkDestination(this.#path)
      const temporary = `${file}.new`
      const text = `${JSON.stringify(this.#settings, undefined, 2)}\n`
      // Flushed first: some file systems would otherwise have an empty file there after a power failure.
      rmSync(temporary, { force: true })
      writeFileSync(temporary, text, { flush: true, mode: privateMode, flag: 'wx' })
      // Who may read the file is the person's to say. A new one is left as it was made: some file systems take no other.
      const mode = statSync(file, { throwIfNoEntry: false })?.mode
      if (mode !== undefined) chmodSync(temporary, mode & 0o777)
      renameSync(temporary, file)
    } catch {
      // They hold for this run all the same.
    }
  }
}

/** What a file says: the value of its JSON, undefined if it is none. */
function read(path: string): 'missing' | 'unreadable' | { readonly value: unknown } {
  let bytes: Buffer
  try {
    // A pipe or a device might never end.
    if (!statSync(path).isFile()) return 'unreadable'
    bytes = readFileSync(path)
  } catch (error) {
    return codeOf(error) === 'ENOENT' && canBeMade(path) ? 'missing' : 'unreadable'
  }
  try {
    return { value: JSON.parse(decode(bytes)) }
  } catch {
    return { value: undefined }
  }
}

/** Whether there may be a file as soon as one is written. A link to a drive that is not there leads to one unread. */
function canBeMade(path: string): boolean {
  if (lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() !== true) return true
  try {
    return existsSync(dirname(linkDestination(path)))
  } catch {
    return false
  }
}

/**
 * Text of a file in UTF-8, or in UTF-16 as PowerShell redirects it, without the byte order mark that some editors begin it
 * with, too. Bytes that are no UTF-8 spoil the field that they are in, and no other.
 */
function decode(bytes: Buffer): string {
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe
  return new TextDecoder(isUtf16 ? 'utf-16le' : 'utf-8').decode(bytes)
}

/** Returns where the copy is, undefined if there is no room for it. Earlier copies stay while there are few of them. */
function keepCopy(path: string): string | undefined {
  for (let number = 1; number <= maxCopies; number++) {
    const copy = `${path}.damaged${number === 1 ? '' : `-${number}`}`
    try {
      // Of too many the last gives way: the first are nearest to what the person had set.
      if (number === maxCopies) rmSync(copy, { force: true })
      copyFileSync(path, copy, constants.COPYFILE_EXCL)
      return copy
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') return undefined
    }
  }
  return undefined
}

function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code
}
