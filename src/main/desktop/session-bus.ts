/** The session bus of a Linux desktop, asked by programs: Electron has no way to it. */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

/** A bus or a service that doesn't answer by then is as good as none, ms. */
const timeoutMs = 2000

/** Whether somebody has the name now. False, too, where nobody can be asked; a Flatpak sees only names that it may talk to. */
export async function busNameHasOwner(name: string): Promise<boolean> {
  const bus = 'org.freedesktop.DBus'
  const path = '/org/freedesktop/DBus'
  const reply =
    (await callOnBus(bus, path, `${bus}.NameHasOwner`, name)) ??
    // A desktop without GLib's program has D-Bus' own.
    (await run('dbus-send', [
      ...['--session', '--print-reply', `--dest=${bus}`, path],
      ...[`${bus}.NameHasOwner`, `string:${name}`],
    ]))
  return reply !== undefined && /\btrue\b/.test(reply)
}

/**
 * Calls a method by GLib's program.
 * @param args as GVariant texts, or as they are where the method takes a string
 * @returns the reply as a GVariant text; undefined if there is none, or no such program
 */
export function callOnBus(
  service: string,
  path: string,
  method: string,
  ...args: readonly string[]
): Promise<string | undefined> {
  const target = ['--session', '--dest', service, '--object-path', path, '--method', method]
  return run('gdbus', ['call', ...target, ...args])
}

async function run(file: string, args: readonly string[]): Promise<string | undefined> {
  try {
    return (await promisify(execFile)(file, args, { timeout: timeoutMs })).stdout
  } catch {
    return undefined
  }
}
