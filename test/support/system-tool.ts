/** Programs of the system that some specs need: without one they are left out, but never by the machine that decides. */
import { spawnSync } from 'node:child_process'

/** Whether specs that need the program are to run. */
export function isToBeUsed(program: string): boolean {
  return process.env.CI !== undefined || spawnSync(program, ['--version']).error === undefined
}
