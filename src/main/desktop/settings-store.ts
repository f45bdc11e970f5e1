/** Keeps the settings in a JSON file: written whole and renamed into place, so that no crash leaves half of it. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import * as v from 'valibot'
import { AppSettings, defaultAppSettings } from '../../shared/app-settings.ts'

/** UI thread. The file is small, and reading it before anything else keeps the start simple. */
export class SettingsStore {
  readonly #path: string
  #settings: AppSettings
  /** Where a damaged file was put, undefined if it was sound. */
  readonly setAside: string | undefined

  /** Reads the file. One that is missing stands for the defaults; a damaged one is set aside and does, too. */
  constructor(path: string) {
    this.#path = path
    const text = readIfThere(path)
    const parsed = text === undefined ? defaultAppSettings() : parse(text)
    if (parsed === undefined) this.setAside = moveAway(path)
    this.#settings = parsed ?? defaultAppSettings()
  }

  get settings(): AppSettings {
    return this.#settings
  }

  /** Changes settings and writes the file. Throws if what results is no settings; a full disk is no error. */
  update(change: { readonly [Name in keyof AppSettings]?: AppSettings[Name] | undefined }): AppSettings {
    this.#settings = v.parse(AppSettings, { ...this.#settings, ...change })
    try {
      mkdirSync(dirname(this.#path), { recursive: true })
      const temporary = `${this.#path}.new`
      writeFileSync(temporary, `${JSON.stringify(this.#settings, undefined, 2)}\n`)
      renameSync(temporary, this.#path)
    } catch {
      // They hold for this run all the same.
    }
    return this.#settings
  }
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    return ''
  }
}

function parse(text: string): AppSettings | undefined {
  try {
    const value: unknown = JSON.parse(text)
    // An array is an object to the schema library.
    return Array.isArray(value) ? undefined : v.parse(AppSettings, value)
  } catch {
    return undefined
  }
}

function moveAway(path: string): string {
  const aside = `${path}.damaged`
  try {
    renameSync(path, aside)
  } catch {
    // It stays where it is, and the next change replaces it.
  }
  return aside
}
