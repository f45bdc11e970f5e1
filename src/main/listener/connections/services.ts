/** What all connections of a server share. Each service owns its state; nothing here is written. */
import type { RawLogEntry } from '../../log/log-batch.ts'
import type { EndedDownload } from '../../../shared/server-events.ts'
import type { Limits } from '../../../shared/limits.ts'
import type { LongPages } from '../../jobs/long-pages.ts'
import type { ServingFlags } from '../../jobs/serving-flags.ts'
import type { Door } from '../access/door.ts'
import type { HotContent } from '../hot-content/hot-content.ts'
import type { Arrivals } from '../reporting/arrivals.ts'
import type { Counters } from '../reporting/counters.ts'
import type { Deliveries } from '../reporting/deliveries.ts'
import type { Guests } from '../reporting/guests.ts'
import type { Dispatcher } from '../scheduling/dispatcher.ts'
import type { WatchClock } from '../watch-clock.ts'
import type { InputBudget } from './receive-buffer.ts'
import type { SendQueues } from './send-queues.ts'
import type { SlowClientBuffers } from './slow-client-buffers.ts'

export type ConnectionServices = {
  readonly limits: Limits
  readonly clock: WatchClock
  readonly flags: ServingFlags
  readonly counters: Counters
  readonly deliveries: Deliveries
  readonly guests: Guests
  readonly arrivals: Arrivals
  readonly door: Door
  readonly dispatcher: Dispatcher
  readonly inputBudget: InputBudget
  readonly slowClientBuffers: SlowClientBuffers
  readonly sendQueues: SendQueues
  readonly hotContent: HotContent
  readonly pages: LongPages
  /** Counts and records a finished request, and reports it if it was a `download`. */
  readonly finished: (entry: RawLogEntry, download?: EndedDownload) => void
}
