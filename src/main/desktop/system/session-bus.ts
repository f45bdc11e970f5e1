/** Calls the session bus of a Linux desktop through its command-line programs: Electron has no access to it. */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

/** A bus or service that doesn't answer within this time counts as absent, ms. */
const timeoutMs = 2000

/** The bus itself, which knows all its members. */
const bus = { service: 'org.freedesktop.DBus', path: '/org/freedesktop/DBus' }

/** A method of an object on the bus. */
export type BusMethod = { readonly service: string; readonly path: string; readonly method: string }

/** Whether a process owns the name now. Also false without a bus; a Flatpak sees only names that it may talk to. */
export async function busNameHasOwner(name: string): Promise<boolean> {
  const reply = await askBus({ ...bus, method: `${bus.service}.NameHasOwner` }, [name])
  return reply !== undefined && /\btrue\b/.test(reply)
}

/** Returns the id of the process behind a name; undefined if it can't be determined. */
export async function busNameProcess(name: string, signal: AbortSignal): Promise<number | undefined> {
  const reply = await askBus({ ...bus, method: `${bus.service}.GetConnectionUnixProcessID` }, [name], signal)
  const [, id] = /\buint32 (\d+)/.exec(reply ?? '') ?? []
  return id === undefined ? undefined : Number(id)
}

/**
 * Calls a method that takes strings, with GLib's program or, where it is missing, with that of D-Bus.
 * @returns the reply as the program prints it; undefined if there is none
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
 * Calls a method with GLib's program.
 * @param args GVariant texts, or plain text where the method takes a string
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
