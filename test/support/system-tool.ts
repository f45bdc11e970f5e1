/** Programs of the system that some specs need: without one they are left out, but never by the machine that decides. */
import { spawnSync } from 'node:child_process'

/** Whether specs that need the program, which Debian has, are to run. */
export function isToBeUsed(program: string): boolean {
  const isRequired = process.env.CI !== undefined && process.platform === 'linux'
  return isRequired || spawnSync(program, ['--version']).error === undefined
}
