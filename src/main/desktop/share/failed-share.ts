/** The states of a share that could not start or has crashed. */
import { nextFreePort } from '../../host/free-port.ts'
import type { SharingState } from '../../../shared/app/app-state.ts'
import { isPortFailure, type ServerFailure } from '../../../shared/server-failure.ts'
import { osErrorText } from '../../base/os-error-text.ts'

type FailedState = Extract<SharingState, { kind: 'failed' }>

/** Returns the state after a start that failed; if it failed at the port, with one that is free. */
export async function failedStart(
  { code, detail }: ServerFailure,
  port: number,
  host: string | undefined,
): Promise<FailedState> {
  const freePort = isPortFailure(code) ? await nextFreePort(port, host) : undefined
  return {
    kind: 'failed',
    reason: code,
    detail: code === 'internal' ? osErrorText(detail) : '',
    port,
    freePort,
  }
}

/** Returns the state after the listener thread of a share on the port has ended unexpectedly. */
export function crashed(reason: string, port: number): FailedState {
  return { kind: 'failed', reason: 'crashed', detail: osErrorText(reason), port, freePort: undefined }
}
