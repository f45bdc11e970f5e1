/** Translates what a dialog in a sandbox has chosen into the path that the user knows it by. */
import { stat } from 'node:fs/promises'
import { trackIo } from '../../base/pending-io.ts'
import { callOnBus } from './session-bus.ts'

/** A path made up by the document portal: the document's identifier, its name, and a path inside it. */
const documentPath = /^\/run\/(?:user\/\d+|flatpak)\/doc\/([\w-]+)\/[^/]+(\/.*)?$/

/** Folders of which a sandbox has its own version, except for /run/media and /var/home. */
const ownFolders =
  /^\/(?:app|bin|boot|dev|efi|etc|lib(?:32|64)?|proc|root|run(?!\/media)|sbin|sys|tmp|usr|var(?!\/home))?(?:\/|$)/

const service = 'org.freedesktop.portal.Documents'
const getHostPaths = {
  service,
  path: '/org/freedesktop/portal/documents',
  method: `${service}.GetHostPaths`,
}

/**
 * Returns the path on the machine of what the portal's dialog has handed out as a document, and any other path as it is. A
 * Flatpak gets documents even of folders that it may read anyway, since the dialog also asks for write access. Such a path hides
 * that a folder is the home folder and what is shared, and it may be gone after a restart.
 *
 * What the sandbox can't see at its real place stays a document.
 */
export async function hostPath(path: string): Promise<string> {
  const [, id, rest = ''] = documentPath.exec(path) ?? []
  if (id === undefined) return path
  const host = byteString(await callOnBus(getHostPaths, [`['${id}']`]))
  return host !== undefined && (await isOnScreen(host)) ? host + rest : path
}

/** Returns the first byte string in a GVariant text, `b'…'` with the escapes of C; undefined if there is none. */
function byteString(text = ''): string | undefined {
  const [, , escaped] = /\bb(['"])((?:\\.|(?!\1)[^\\])*)\1/s.exec(text) ?? []
  const bytes = escaped?.replace(/\\(?:([0-7]{3})|(.))/gs, (_, octal: string | undefined, letter: string) =>
    octal === undefined ? (letters[letter] ?? letter) : String.fromCharCode(Number.parseInt(octal, 8)),
  )
  return bytes === undefined ? undefined : Buffer.from(bytes, 'latin1').toString()
}

const letters: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' }

async function isOnScreen(path: string): Promise<boolean> {
  if (ownFolders.test(path)) return false
  try {
    await trackIo(stat(path))
    return true
  } catch {
    return false
  }
}
