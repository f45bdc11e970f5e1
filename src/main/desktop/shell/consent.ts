/** Whether a folder may be shared at once: asks the user only if there is a reason to. */
import type { AppSettings } from '../../../shared/app/app-settings.ts'
import { probeFolder } from '../../base/folder-probe.ts'
import { firstBroadFolder } from '../../host/risky-folder.ts'
import type { AppEnvironment } from './app-environment.ts'

export async function mayShare(
  folder: string,
  { host, hidden }: AppSettings,
  confirm: AppEnvironment['confirm'],
): Promise<boolean> {
  const { failure } = await probeFolder(folder)
  // A mistyped folder must not end the share of another one.
  if (failure !== undefined) return confirm({ kind: 'cannot-share', folder, problem: failure.code })
  const broad = await firstBroadFolder([folder])
  return broad === undefined || confirm({ kind: 'shares-all', breadth: broad.breadth, host, hidden })
}
