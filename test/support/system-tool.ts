/** Programs of the system that some specs need: without one the spec is skipped, except in CI. */
import { spawnSync } from 'node:child_process'

/** Whether to run the specs that need a program, which must be one of Debian's. */
export function isToBeUsed(program: string): boolean {
  const isRequired = process.env.CI !== undefined && process.platform === 'linux'
  return isRequired || spawnSync(program, ['--version']).error === undefined
}
