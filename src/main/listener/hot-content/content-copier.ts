/** Copies the content of a response into the store of hot contents while it is being sent. */
import type { DoneStep, FirstStep } from '../../jobs/listener-job.ts'
import type { HotContent, StoredContent } from './hot-content.ts'

/** Content must be complete within this time, ms: a client that takes it slowly must not keep others from it. */
const copyTimeoutMs = 1_000

/** Runs on the listener thread. One per connection. */
export class ContentCopier {
  readonly #hotContent: HotContent
  #copy: StoredContent | undefined

  constructor(hotContent: HotContent) {
    this.#hotContent = hotContent
  }

  /** Begins a copy if the worker offers the content. `readAt` is monotonic, before the content was read. */
  begin(step: FirstStep, readAt: number): void {
    const { offeredId } = step
    if (offeredId === 0) return
    this.#copy = this.#hotContent.begin(offeredId, step.offeredKey, step.contentLength, readAt)
  }

  /** Adds the content of a step. */
  add(step: DoneStep): void {
    if (this.#copy === undefined) return
    const content = step.kind === 'first' ? step.bytes.subarray(step.responseHeadBytes) : step.bytes
    if (this.#hotContent.fill(this.#copy, content)) this.#copy = undefined
  }

  /** Gives up a copy that has taken too long. `now` is monotonic. */
  checkProgress(now: number): void {
    if (this.#copy !== undefined && now - this.#copy.readAt > copyTimeoutMs) this.stop()
  }

  /** Gives up a copy that is not complete. */
  stop(): void {
    if (this.#copy !== undefined) this.#hotContent.abandon(this.#copy)
    this.#copy = undefined
  }
}
