/** Turns whatever the settings file holds into settings, keeping every valid field. Pure. */
import { isIP } from 'node:net'
import { isAbsolute } from 'node:path'
import * as v from 'valibot'
import { AppSettings, ownHost } from '../../../shared/app/app-settings.ts'

/** Longest name in the DNS (RFC 1035 §2.3.4, without the root's dot). */
const maxHostLength = 253

/**
 * Names that may be resolved to an address to listen on, such as `localhost`. None ends in a number: resolvers take
 * `0` and `0x0` for addresses, and those mean all interfaces.
 */
const hostName = /^(?:[a-z0-9_-]{1,63}\.)*(?!(?:\d+|0x[\da-f]*)$)[a-z0-9_-]{1,63}$/i

const { host, folder, items, recentFolders } = AppSettings.entries

/** {@link AppSettings} that make sense on this machine. */
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
  items: v.pipe(
    items,
    v.check((paths) => paths.every(isFolderPath)),
  ),
  recentFolders: v.pipe(
    recentFolders,
    v.check((paths) => paths.every(isFolderPath)),
  ),
})

export type RepairedSettings = {
  readonly settings: AppSettings
  /** Whether every field was valid. Unknown fields are dropped and do no harm: a newer version may know them. */
  readonly isValid: boolean
  /** Whether the address to listen on is this computer's own because the one that was set can't be known. */
  readonly hostLost: boolean
}

/**
 * Returns the settings in a file's value. An invalid field gets its default, with exceptions: the valid ones of the recent
 * folders stay, and what might widen the share becomes as narrow as can be: an invalid address to listen on {@link ownHost}, and
 * invalid access a question for each guest. So do those of a value without fields: it may have been meant to name some.
 */
export function repairSettings(value: unknown): RepairedSettings {
  const fields = isRecord(value) ? value : { host: null, access: null }
  const names = Object.keys(StoredSettings.entries) as (keyof AppSettings)[]
  const valid = names.filter((name) => v.is(StoredSettings.entries[name], fields[name]))
  const settings = v.parse(StoredSettings, {
    host: ownHost,
    access: 'ask',
    recentFolders: validFolders(fields.recentFolders),
    ...Object.fromEntries(valid.map((name) => [name, fields[name]])),
  })
  const isValid = isRecord(value) && valid.length === names.length
  return { settings, isValid, hostLost: !valid.includes('host') }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function validFolders(value: unknown): unknown[] {
  return Array.isArray(value) ? value.filter((path) => v.is(StoredSettings.entries.folder, path)) : []
}

function isHost(text: string): boolean {
  return isIP(text) !== 0 || (text.length <= maxHostLength && hostName.test(text))
}

/** Whether a path means the same wherever the app is started from. No system allows a NUL in one, and Node throws on it. */
function isFolderPath(path: string): boolean {
  return isAbsolute(path) && !path.includes('\0')
}
