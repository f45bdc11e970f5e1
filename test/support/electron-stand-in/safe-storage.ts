/** `safeStorage`: turns texts into bytes in which they can't be found, unless there is no keyring. */
import type { SafeStorage } from 'electron'
import { faults } from './faults.ts'
import { refuseUnknown, type Fake } from './fake.ts'
import type { Surface } from './surface.ts'

const mask = (bytes: Uint8Array): Buffer => Buffer.from(bytes.map((byte) => byte ^ 0x5a))

export const safeStorage: Fake<SafeStorage, Surface['SafeStorage']> = {
  getSelectedStorageBackend: () => (faults.hasKeyring ? 'gnome_libsecret' : 'basic_text'),
  isAsyncEncryptionAvailable: () => Promise.resolve(faults.hasKeyring),
  encryptStringAsync: (text) => Promise.resolve(mask(Buffer.from(text))),
  decryptStringAsync: (bytes) => Promise.resolve({ result: mask(bytes).toString(), shouldReEncrypt: false }),
}
refuseUnknown('safeStorage', safeStorage)
