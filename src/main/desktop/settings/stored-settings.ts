/** Makes settings of whatever the file holds: what is sound in it is kept, field by field. Pure: no disk, no window. */
import { isIP } from 'node:net'
import { isAbsolute } from 'node:path'
import * as v from 'valibot'
import { AppSettings, ownHost } from '../../../shared/app/app-settings.ts'

/** Longest name that DNS has (RFC 1035 §2.3.4, without the root's dot). */
const maxHostLength = 253

/**
 * Names that may be resolved for an address to listen on, such as `localhost`. None ends in a number: resolvers take
 * `0` and `0x0` for addresses, and those mean all interfaces.
 */
const hostName = /^(?:[a-z0-9_-]{1,63}\.)*(?!(?:\d+|0x[\da-f]*)$)[a-z0-9_-]{1,63}$/i

const { host, folder, recentFolders } = AppSettings.entries

/** {@link AppSettings} that are of use on this machine. */
export const StoredSettings = v.object({
  ...AppSettings.entries,
  host: v.pipe(
    host,
    v.check((text) => text === undefined || isHost(text)),
  ),
  folder: v.pipe(
    folder,
    v.check((path) => path === undefined || isFolderPath(path)),
  ),
  recentFolders: v.pipe(
    recentFolders,
    v.check((paths) => paths.every(isFolderPath)),
  ),
})

/** What became of what the file holds. */
export type MendedSettings = {
  readonly settings: AppSettings
  /** Whether all of it could be used. What is no setting is left out, and is no damage: a newer version may know it. */
  readonly isSound: boolean
  /** Whether the address to listen on is this computer's own since what was set can't be known. */
  readonly hostLost: boolean
}

/**
 * The settings in a file's value. A field that can't be used has its default, but for two: of the recent folders the
 * sound ones stay, and an address to listen on becomes that of this computer alone, since its default is all of them; also
 * if the value has no fields, as what it was to say of an address is lost.
 */
export function mendSettings(value: unknown): MendedSettings {
  const fields = isRecord(value) ? value : { host: null }
  const names = Object.keys(StoredSettings.entries) as (keyof AppSettings)[]
  const sound = names.filter((name) => v.is(StoredSettings.entries[name], fields[name]))
  const settings = v.parse(StoredSettings, {
    // Takes the place of an address that can't be known: the share may have been narrower than all; this is narrowest.
    host: ownHost,
    recentFolders: soundFolders(fields.recentFolders),
    ...Object.fromEntries(sound.map((name) => [name, fields[name]])),
  })
  const isSound = isRecord(value) && sound.length === names.length
  return { settings, isSound, hostLost: !sound.includes('host') }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function soundFolders(value: unknown): unknown[] {
  return Array.isArray(value) ? value.filter((path) => v.is(StoredSettings.entries.folder, path)) : []
}

/** Whether the engine can be told to listen there. Whether this machine has the address is seen when it does. */
function isHost(text: string): boolean {
  return isIP(text) !== 0 || (text.length <= maxHostLength && hostName.test(text))
}

/** Whether a path means the same wherever the app is started from. No system has a NUL in one, and Node throws. */
function isFolderPath(path: string): boolean {
  return isAbsolute(path) && !path.includes('\0')
}
