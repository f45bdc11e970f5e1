import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WifiPasswords, type Vault } from '../../../../src/main/desktop/settings/wifi-passwords.ts'
import { temporaryFolder } from '../../../support/serve.ts'

let folder: ReturnType<typeof temporaryFolder>
let path: string
beforeEach(() => {
  folder = temporaryFolder()
  path = join(folder.path, 'data/wifi-passwords.json')
})
afterEach(() => folder[Symbol.dispose]())

/** Encrypts by turning letters round; what it didn't encrypt it refuses. */
function vault(changes: Partial<Vault> = {}): Vault {
  const turned = (text: string) => Array.from(text).reverse().join('')
  return {
    getSelectedStorageBackend: () => 'gnome_libsecret',
    isAsyncEncryptionAvailable: () => Promise.resolve(true),
    encryptStringAsync: (text) => Promise.resolve(Buffer.from(`sealed${turned(text)}`)),
    decryptStringAsync: (bytes) => {
      const text = bytes.toString()
      return text.startsWith('sealed')
        ? Promise.resolve({ result: turned(text.slice(6)), shouldReEncrypt: false })
        : Promise.reject(new Error('Ciphertext does not appear to be encrypted.'))
    },
    ...changes,
  }
}

const passwords = (changes?: Partial<Vault>, platform: NodeJS.Platform = 'linux') =>
  new WifiPasswords(path, vault(changes), platform)

describe('passwords of Wi-Fi networks', () => {
  it('A password is there again after a restart, by the name of its network', async () => {
    expect(await passwords().keep('Home', 'correct horse')).toBe(true)
    expect(await passwords().keep('Work', '')).toBe(true)
    expect(await passwords().read('Home')).toBe('correct horse')
    expect(await passwords().read('Work')).toBe('')
    expect(await passwords().read('home')).toBeUndefined()
  })

  it('The file has no password as it is, and only its owner can read it', async () => {
    await passwords().keep('Home', 'correct horse')
    const text = readFileSync(path, 'utf8')
    expect(text).not.toContain('correct')
    expect(Buffer.from(text, 'base64').toString()).not.toContain('correct')
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600)
  })

  it('A new password replaces the one before', async () => {
    await passwords().keep('Home', 'old')
    await passwords().keep('Home', 'new')
    expect(await passwords().read('Home')).toBe('new')
    expect(readFileSync(path, 'utf8').match(/Home/g)).toHaveLength(1)
  })

  it('The passwords of the 20 latest networks are kept', async () => {
    for (let nth = 0; nth < 21; nth++) await passwords().keep(`Net ${nth}`, 'secret')
    expect(await passwords().read('Net 0')).toBeUndefined()
    expect(await passwords().read('Net 1')).toBe('secret')
  })

  it('A forgotten password is gone, and the last one with the file', async () => {
    await passwords().keep('Home', 'one')
    await passwords().keep('Work', 'two')
    passwords().forget('Home')
    expect(await passwords().read('Home')).toBeUndefined()
    expect(await passwords().read('Work')).toBe('two')
    passwords().forget('Work')
    expect(existsSync(path)).toBe(false)
  })

  it.each<[string, Partial<Vault>]>([
    ['there is no encryption', { isAsyncEncryptionAvailable: () => Promise.resolve(false) }],
    ['the key is one that everyone knows', { getSelectedStorageBackend: () => 'basic_text' }],
    ['encryption fails', { encryptStringAsync: () => Promise.reject(new Error('locked')) }],
    ['nothing is known of encryption', { isAsyncEncryptionAvailable: () => Promise.reject(new Error('no')) }],
  ])('Nothing is written if %s', async (_why, changes) => {
    expect(await passwords(changes).keep('Home', 'secret')).toBe(false)
    expect(existsSync(path)).toBe(false)
  })

  it('Elsewhere than on Linux there is no such key to ask about', async () => {
    const changes: Partial<Vault> = {
      getSelectedStorageBackend: () => {
        throw new TypeError('safeStorage.getSelectedStorageBackend is not a function')
      },
    }
    expect(await passwords(changes, 'darwin').keep('Home', 'secret')).toBe(true)
  })

  it('A password that can’t be decrypted is asked for again', async () => {
    await passwords().keep('Home', 'secret')
    writeFileSync(path, readFileSync(path, 'utf8').replace(/"encrypted":"[^"]*"/, '"encrypted":"AAAA"'))
    expect(await passwords().read('Home')).toBeUndefined()
  })

  it.each(['', '{', 'null', '[]', '{"networks":[{"name":1}]}'])(
    'A damaged file %j holds nothing',
    async (text) => {
      await passwords().keep('Home', 'secret')
      writeFileSync(path, text)
      expect(await passwords().read('Home')).toBeUndefined()
      expect(await passwords().keep('Home', 'again')).toBe(true)
      expect(await passwords().read('Home')).toBe('again')
    },
  )

  it('A folder in the file’s place keeps passwords from being kept, and breaks nothing', async () => {
    const blocked = new WifiPasswords(folder.path, vault(), 'linux')
    expect(await blocked.keep('Home', 'secret')).toBe(false)
  })
})
