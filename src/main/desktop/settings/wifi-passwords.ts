/**
 * Keeps the passwords of Wi-Fi networks for the card for guests, encrypted by the system's own means, in a file of their own. They
 * are in no setting, no log and no state: only the window gets one, when it asks.
 */
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { SafeStorage } from 'electron'
import * as v from 'valibot'

/** Networks whose passwords are kept; the oldest are dropped. */
const maxNetworks = 20

/** Mode of the file: encrypted or not, it is nobody else's business. */
const privateMode = 0o600

/** What encrypts: Electron's `safeStorage`. */
export type Vault = Pick<
  SafeStorage,
  'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync' | 'getSelectedStorageBackend'
>

const Kept = v.object({
  /** The latest first. */
  networks: v.array(v.object({ name: v.string(), encrypted: v.pipe(v.string(), v.base64()) })),
})
type Kept = v.InferOutput<typeof Kept>

/** UI thread. The file is small, and read when it is needed. */
export class WifiPasswords {
  readonly #path: string
  readonly #vault: Vault
  readonly #platform: NodeJS.Platform

  constructor(path: string, vault: Vault, platform: NodeJS.Platform = process.platform) {
    this.#path = path
    this.#vault = vault
    this.#platform = platform
  }

  /** Resolves to whether passwords can be kept. Not before the app is ready. */
  async canKeep(): Promise<boolean> {
    try {
      // Without a keyring, Chromium encrypts on Linux with a key that everyone knows.
      const isOpenSecret =
        this.#platform === 'linux' && this.#vault.getSelectedStorageBackend() === 'basic_text'
      return !isOpenSecret && (await this.#vault.isAsyncEncryptionAvailable())
    } catch {
      return false
    }
  }

  /** Resolves to the password of a network, '' for one without; undefined if it isn't kept or can't be decrypted here. */
  async read(network: string): Promise<string | undefined> {
    const entry = this.#load().networks.find(({ name }) => name === network)
    if (entry === undefined || !(await this.canKeep())) return undefined
    try {
      const { result } = await this.#vault.decryptStringAsync(Buffer.from(entry.encrypted, 'base64'))
      return result
    } catch {
      // Another user's, or the system's key is another one now.
      return undefined
    }
  }

  /** Keeps the password of a network, '' for one without. Resolves to whether that was possible. */
  async keep(network: string, password: string): Promise<boolean> {
    if (!(await this.canKeep())) return false
    try {
      const encrypted = (await this.#vault.encryptStringAsync(password)).toString('base64')
      const others = this.#others(network)
      return this.#write({ networks: [{ name: network, encrypted }, ...others].slice(0, maxNetworks) })
    } catch {
      return false
    }
  }

  /** Removes the password of a network. */
  forget(network: string): void {
    const networks = this.#others(network)
    if (networks.length > 0) this.#write({ networks })
    else rmSync(this.#path, { force: true })
  }

  #others(network: string): Kept['networks'] {
    return this.#load().networks.filter(({ name }) => name !== network)
  }

  #load(): Kept {
    try {
      return v.parse(Kept, JSON.parse(readFileSync(this.#path, 'utf8')))
    } catch {
      return { networks: [] }
    }
  }

  /** Returns false if the file can't be written, such as on a full disk. */
  #write(kept: Kept): boolean {
    const temporary = `${this.#path}.new`
    try {
      mkdirSync(dirname(this.#path), { recursive: true })
      rmSync(temporary, { force: true })
      writeFileSync(temporary, `${JSON.stringify(kept)}\n`, { flush: true, mode: privateMode, flag: 'wx' })
      renameSync(temporary, this.#path)
      return true
    } catch {
      return false
    }
  }
}
