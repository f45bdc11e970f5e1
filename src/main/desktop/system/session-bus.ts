/** The session bus of a Linux desktop, asked by programs: Electron has no way to it. */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

/** A bus or a service that doesn't answer by then is as good as none, ms. */
const timeoutMs = 2000

/** The bus itself, which knows of all that are on it. */
const bus = { service: 'org.freedesktop.DBus', path: '/org/freedesktop/DBus' }

/** A method of an object on the bus. */
export type BusMethod = { readonly service: string; readonly path: string; readonly method: string }

/** Whether somebody has the name now. False, too, where nobody can be asked; a Flatpak sees only names that it may talk to. */
export async function busNameHasOwner(name: string): Promise<boolean> {
  const reply = await askBus({ ...bus, method: `${bus.service}.NameHasOwner` }, [name])
  return reply !== undefined && /\btrue\b/.test(reply)
}

/** The process behind a name; undefined if that can't be found out. */
export async function busNameProcess(name: string, signal: AbortSignal): Promise<number | undefined> {
  const reply = await askBus({ ...bus, method: `${bus.service}.GetConnectionUnixProcessID` }, [name], signal)
  const [, id] = /\buint32 (\d+)/.exec(reply ?? '') ?? []
  return id === undefined ? undefined : Number(id)
}

/**
 * Calls a method that takes strings, by GLib's program or, on a desktop without it, by D-Bus' own.
 * @returns the reply as either program writes it; undefined if there is none
 */
export async function askBus(
  target: BusMethod,
  strings: readonly string[],
  signal = AbortSignal.timeout(timeoutMs),
): Promise<string | undefined> {
  const { service, path, method } = target
  const typed = strings.map((text) => `string:${text}`)
  const options = ['--session', '--print-reply', `--dest=${service}`, path, method]
  return (
    (await callOnBus(target, strings, signal)) ?? (await run('dbus-send', [...options, ...typed], signal))
  )
}

/**
 * Calls a method by GLib's program.
 * @param args as GVariant texts, or as they are where the method takes a string
 * @returns the reply as a GVariant text; undefined if there is none, or no such program
 */
export function callOnBus(
  { service, path, method }: BusMethod,
  args: readonly string[],
  signal = AbortSignal.timeout(timeoutMs),
): Promise<string | undefined> {
  const target = ['--session', '--dest', service, '--object-path', path, '--method', method]
  return run('gdbus', ['call', ...target, ...args], signal)
}

async function run(file: string, args: readonly string[], signal: AbortSignal): Promise<string | undefined> {
  try {
    return (await promisify(execFile)(file, args, { signal })).stdout
  } catch {
    return undefined
  }
}
