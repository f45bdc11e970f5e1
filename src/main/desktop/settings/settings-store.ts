/**
 * Keeps the settings in a JSON file, which is written whole and renamed into place: neither a crash nor a power failure leaves
 * half a file.
 */
import {
  chmodSync,
  constants,
  copyFileSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname } from 'node:path'
import * as v from 'valibot'
import type { AppSettings } from '../../../shared/app/app-settings.ts'
import { repairSettings, StoredSettings } from './stored-settings.ts'

/** Mode of a new file: which folders a user shares is nobody else's business. */
const privateMode = 0o600

/** UI thread. The file is small, and reading it before anything else keeps the start simple. */
export class SettingsStore {
  readonly #path: string
  #settings: AppSettings
  /** Whether the file may be replaced: everything in it is known, or a copy of it is kept. */
  readonly #mayReplace: boolean
  /** Path of the copy of a damaged file; undefined if there is none. */
  readonly setAside: string | undefined
  /** Path of the file if the address to listen on could not be read from it, so that only this computer can connect. */
  readonly hostLostIn: string | undefined

  /**
   * Reads the file. A missing one stands for the defaults. A damaged one is copied, and its valid fields are used. One that
   * can't be read, or is not a regular file, is left alone: it may be fine at the next start, and until then changes hold for
   * this run only.
   */
  constructor(path: string) {
    this.#path = path
    const file = read(path)
    const { settings, isValid, hostLost } = repairSettings(file?.value)
    this.#settings = settings
    this.hostLostIn = hostLost ? path : undefined
    this.setAside = isValid || file === undefined ? undefined : keepCopy(path)
    this.#mayReplace = isValid || this.setAside !== undefined
    // Otherwise the next start would find and report the same damage again.
    if (!isValid) this.#write()
  }

  get settings(): AppSettings {
    return this.#settings
  }

  /** Changes settings and writes the file. Throws if the result is invalid; a full disk is not an error. */
  update(change: { readonly [Name in keyof AppSettings]?: AppSettings[Name] | undefined }): AppSettings {
    this.#settings = v.parse(StoredSettings, { ...this.#settings, ...change })
    this.#write()
    return this.#settings
  }

  #write(): void {
    if (!this.#mayReplace) return
    try {
      mkdirSync(dirname(this.#path), { recursive: true })
      const exists = lstatSync(this.#path, { throwIfNoEntry: false }) !== undefined
      // Dotfile managers put a link in the file's place, which renaming would replace.
      const file = exists ? realpathSync(this.#path) : this.#path
      const temporary = `${file}.new`
      const text = `${JSON.stringify(this.#settings, undefined, 2)}\n`
      rmSync(temporary, { force: true })
      // Flushed first: after a power failure some file systems would otherwise have an empty file there.
      writeFileSync(temporary, text, { flush: true, mode: privateMode, flag: 'wx' })
      if (exists) chmodSync(temporary, statSync(file).mode & 0o777)
      renameSync(temporary, file)
    } catch {
      // The settings hold for this run all the same.
    }
  }
}

/**
 * Returns the value of the file's JSON, which is undefined if the text is not JSON. Returns undefined if there is something at
 * the path that can't be read as a file: a folder, a pipe that would never end, a link to a drive that is not mounted.
 */
function read(path: string): { readonly value: unknown } | undefined {
  let text: string
  try {
    if (lstatSync(path, { throwIfNoEntry: false }) === undefined) return { value: {} }
    if (!statSync(path).isFile()) return undefined
    // Drops the byte order mark of some editors. Bytes that are not UTF-8 spoil only the field they are in.
    text = new TextDecoder().decode(readFileSync(path))
  } catch {
    return undefined
  }
  try {
    return { value: JSON.parse(text) }
  } catch {
    return { value: undefined }
  }
}

/** Copies the file, in place of an earlier copy. Returns the copy's path, undefined if there is no room for it. */
function keepCopy(path: string): string | undefined {
  const copy = `${path}.damaged`
  try {
    rmSync(copy, { force: true })
    copyFileSync(path, copy, constants.COPYFILE_EXCL)
    return copy
  } catch {
    return undefined
  }
}
