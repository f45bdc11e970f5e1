/** A user for whom permissions hold: they don't for root. */
import { spawnSync } from 'node:child_process'

const nobody = { uid: 65_534, gid: 65_534 }
const isRoot = process.getuid?.() === 0

/** What to start a process with for permissions to hold: it runs as nobody if the tests run as root. */
export const unprivileged: { readonly uid?: number; readonly gid?: number } = isRoot ? nobody : {}

/** Whether that can be done: not by root in a folder that only root may enter. On the machine that decides it must be. */
export const canBeUnprivileged =
  !isRoot || process.env.CI !== undefined || spawnSync(process.execPath, ['--version'], nobody).status === 0
