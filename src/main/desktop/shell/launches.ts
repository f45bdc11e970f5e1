/**
 * Collects what starts of the app request, and files that the system opens with it. Of several selected files macOS sends one
 * event each, and Windows starts the app once for each: they are one request.
 */
import type { LaunchRequest } from './launch-request.ts'

/** After this time without a further path all are there, ms: Windows starts an app in less. */
const settleMs = 400

export class Launches {
  readonly #fulfill: (request: LaunchRequest) => void
  #request: LaunchRequest
  #hasBegun = false
  #timer: NodeJS.Timeout | undefined

  /** @param first what this start itself requests */
  constructor(first: LaunchRequest, fulfill: (request: LaunchRequest) => void) {
    this.#request = first
    this.#fulfill = fulfill
  }

  /** Whether anything of the share is requested already. */
  get isFilled(): boolean {
    const { paths, action } = this.#request
    return paths !== undefined || action !== undefined
  }

  /** The app can do what is requested, from now on. */
  begin(): void {
    this.#hasBegun = true
    this.#schedule()
  }

  add(request: LaunchRequest): void {
    const paths = [...new Set([...(this.#request.paths ?? []), ...(request.paths ?? [])])]
    this.#request = { ...this.#request, ...request, ...(paths.length > 0 && { paths }) }
    if (this.#hasBegun) this.#schedule()
  }

  #schedule(): void {
    clearTimeout(this.#timer)
    if (this.#request.paths === undefined) this.#end()
    else this.#timer = setTimeout(() => this.#end(), settleMs)
  }

  #end(): void {
    const request = this.#request
    this.#request = {}
    this.#fulfill(request)
  }
}
