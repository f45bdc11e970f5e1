/** Programs of Windows by their full paths: by a bare name it would look into the current folder first, where anyone may have put one. */
import { win32 } from 'node:path'

/** Returns the path of a program in the system's own folder. */
export function windowsProgram(name: string): string {
  return win32.join(process.env.SystemRoot ?? 'C:\\Windows', 'System32', name)
}
