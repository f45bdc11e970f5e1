/** The stop of a server, and how long it waits for running downloads. */
import { defaultGraceMs, type RunningServer, type StopReport } from '../../host/server-host.ts'
import type { StopMode } from '../../../shared/app/app-state.ts'

/** Time that running downloads are given, ms. A timer takes 25 days at most, which is as good as forever. */
const graceMs: Record<StopMode, number> = { grace: defaultGraceMs, finish: 2 ** 31 - 1, now: 0 }

/** Begins to stop the server when it is made. */
export class ServerStop {
  readonly server: RunningServer
  /** Resolves when the server has stopped. */
  readonly report: Promise<StopReport>
  #mode: StopMode
  #cut: NodeJS.Timeout | undefined

  constructor(server: RunningServer, mode: StopMode) {
    this.server = server
    this.#mode = mode
    this.report = server.stop(graceMs[mode]).finally(() => clearTimeout(this.#cut))
  }

  /** Whether it waits for the running downloads, however long they take. */
  get waitsForDownloads(): boolean {
    return this.#mode === 'finish'
  }

  /** Waits no longer than this mode does from now on. The wait never becomes longer. */
  shorten(mode: StopMode): void {
    if (mode === 'now') this.server.disconnect('everyone')
    else if (mode === 'finish' || this.#mode !== 'finish') return
    else this.#cut = setTimeout(() => this.shorten('now'), graceMs.grace)
    this.#mode = mode
  }
}
