/** Does what a start of the app requests, be it this one or a second one. */
import type { AppEnvironment } from './app-environment.ts'
import type { AppModel } from './app-model.ts'
import type { LaunchRequest } from './launch-request.ts'

/** Resolves when it is done, has failed or was declined. A port that can't be had leaves everything as it is. */
export async function fulfillLaunch(
  { paths, port, action }: LaunchRequest,
  model: AppModel,
  confirm: AppEnvironment['confirm'],
): Promise<void> {
  if (port !== undefined && !(await usePort(port, model, confirm))) return
  if (paths !== undefined) await model.shareAtOnce(paths)
  else if (action === 'start') await model.start()
  else if (action === 'stop') await model.stop()
}

/** Resolves to whether the port is the chosen one now. Where nothing is shared yet, only the share finds out if it is free. */
async function usePort(port: number, model: AppModel, confirm: AppEnvironment['confirm']): Promise<boolean> {
  const refusal = await model.setPreferences({ port })
  // Someone who declines knows why nothing has changed.
  if (refusal !== undefined && refusal !== 'left')
    await confirm({ kind: 'cannot-use-port', port, problem: refusal })
  return refusal === undefined
}
