/** A user for whom file permissions hold, as they don't for root. */
import { spawnSync } from 'node:child_process'

const nobody = { uid: 65_534, gid: 65_534 }
const isRoot = process.getuid?.() === 0

/** Options of a process for which permissions hold: it runs as `nobody` if the tests run as root. */
export const unprivileged: { readonly uid?: number; readonly gid?: number } = isRoot ? nobody : {}

/** Whether that is possible: not for root in a folder that only root may enter. In CI it has to be. */
export const canBeUnprivileged =
  !isRoot || process.env.CI !== undefined || spawnSync(process.execPath, ['--version'], nobody).status === 0

/** Does something as a user for whom permissions hold. */
export async function withoutPrivileges<Result>(act: () => Result | Promise<Result>): Promise<Result> {
  if (!isRoot) return act()
  process.seteuid!(nobody.uid)
  try {
    return await act()
  } finally {
    process.seteuid!(0)
  }
}
