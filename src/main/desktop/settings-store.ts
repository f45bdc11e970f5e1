/** Keeps the settings in a JSON file: written whole and renamed into place, so that no crash leaves half of it. */
import { copyFileSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import * as v from 'valibot'
import { defaultAppSettings, type AppSettings } from '../../shared/app-settings.ts'
import { mendSettings, StoredSettings } from './stored-settings.ts'

/** UI thread. The file is small, and reading it before anything else keeps the start simple. */
export class SettingsStore {
  readonly #path: string
  #settings: AppSettings = defaultAppSettings()
  /** Where a damaged file is kept, undefined if it was sound. */
  readonly setAside: string | undefined

  /**
   * Reads the file. One that is missing stands for the defaults. Of a damaged one a copy is kept, and what is sound in it
   * holds; a file that is no JSON tells nothing, so that the defaults hold, by which nothing is shared unasked.
   */
  constructor(path: string) {
    this.#path = path
    const text = readIfThere(path)
    if (text === undefined) return
    const { settings, isSound } = mendSettings(parseJson(text))
    this.#settings = settings
    if (isSound) return
    this.setAside = keepCopy(path)
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
    try {
      mkdirSync(dirname(this.#path), { recursive: true })
      const temporary = `${this.#path}.new`
      writeFileSync(temporary, `${JSON.stringify(this.#settings, undefined, 2)}\n`)
      renameSync(temporary, this.#path)
    } catch {
      // They hold for this run all the same.
    }
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

/** The value of a JSON text, undefined if it is none. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function keepCopy(path: string): string {
  const copy = `${path}.damaged`
  try {
    copyFileSync(path, copy)
  } catch {
    // No room for it.
  }
  return copy
}
