/** The plans of archives that a worker knows: its own, and those that the other workers have made. */
import { BroadcastChannel, receiveMessageOnPort } from 'node:worker_threads'
import type { ArchiveFormat, Selection } from '../../../shared/archive-query.ts'
import { limits } from '../../../shared/limits.ts'
import { walkFolder, type NoWalk } from '../../files/folder-walk.ts'
import type { ListingAllowance } from '../../files/listing.ts'
import type { ValidatorKind } from '../../../shared/settings.ts'
import type { SharedFolder } from '../../files/shared-folder.ts'
import { selectNames, type NoSelection } from './selection.ts'
import { ArchivePlan, planArchive, type SharedPlan } from './archive-plan.ts'

/** Which archive: it leads to the same plan on every thread as long as its files don't change. */
export type ArchiveAddress = {
  readonly format: ArchiveFormat
  /** Path of the archive's folder, latin1. */
  readonly folder: string
  readonly hidden: boolean
  /** What a guest has chosen of the folder; undefined for all of it. */
  readonly selection: Selection | undefined
}

/** Why there is no plan; see {@link NoWalk}. */
export type NoArchive = NoWalk | NoSelection | 'takes-long'

/** What one worker tells the others: a plan that it has made, or the tag of one that is no longer true. */
type News =
  | { readonly address: ArchiveAddress; readonly madeMs: number; readonly shared: SharedPlan }
  | { readonly outdated: string }
type Known = { readonly address: ArchiveAddress; readonly madeMs: number; readonly plan: ArchivePlan }

/** Plans that a worker remembers, about 30 MB each at most. One that is forgotten while it is in use is made again. */
const maxPlans = 4

/** Runs on pool threads. One per worker. */
export class ArchivePlans {
  readonly #folder: SharedFolder
  /** To and from the other workers. A message is there once `postMessage` returns, before any job that needs it. */
  readonly #channel: BroadcastChannel
  readonly #validators: ValidatorKind
  /** The latest last. */
  #known: Known[] = []

  /** @param channelName the same for all workers of a server, and for no others in the process */
  constructor(folder: SharedFolder, channelName: string, validators: ValidatorKind = 'file') {
    this.#folder = folder
    this.#validators = validators
    this.#channel = new BroadcastChannel(channelName)
    // A thread ends without its consent.
    this.#channel.unref()
  }

  /** Takes in what other workers have planned. */
  receive(): void {
    for (;;) {
      const received = receiveMessageOnPort(this.#channel as never) as { message: News } | undefined
      if (received === undefined) return
      const news = received.message
      if ('outdated' in news) this.#drop(news.outdated)
      else this.#remember(news.address, news.madeMs, news.shared)
    }
  }

  /** One of its files has turned out to be another than planned: nobody may go on with this plan. */
  outdated({ entityTag }: ArchivePlan): void {
    this.#drop(entityTag)
    this.#tell({ outdated: entityTag })
  }

  /** Returns a plan that is `maxAgeMs` old at most, or why there is none. */
  plan(
    address: ArchiveAddress,
    maxAgeMs: number,
    allowance: ListingAllowance,
    nowMs: number,
  ): ArchivePlan | NoArchive {
    this.receive()
    const known = this.#find(address, maxAgeMs, nowMs)
    if (known !== undefined) return known
    return allowance.mayTakeLong ? this.#make(address, allowance.isCancelled, nowMs) : 'takes-long'
  }

  /** Returns the length in bytes by a plan that is `maxAgeMs` old at most, if any worker has made one. Looks at no disk. */
  knownLength(address: ArchiveAddress, maxAgeMs: number, nowMs: number): number | undefined {
    this.receive()
    return this.#find(address, maxAgeMs, nowMs)?.layout.lengthBytes
  }

  /** Returns the plan with this entity tag. It is made again if it was forgotten; undefined if it then is another. */
  get(entityTag: string, address: ArchiveAddress, nowMs: number): ArchivePlan | undefined {
    this.receive()
    const known = this.#known.find(({ plan }) => plan.entityTag === entityTag)
    if (known !== undefined) return known.plan
    const plan = this.#make(address, () => false, nowMs)
    return typeof plan === 'object' && plan.entityTag === entityTag ? plan : undefined
  }

  #find(address: ArchiveAddress, maxAgeMs: number, nowMs: number): ArchivePlan | undefined {
    return this.#known.findLast((known) => isSame(known.address, address) && nowMs - known.madeMs <= maxAgeMs)
      ?.plan
  }

  #make(
    address: ArchiveAddress,
    isCancelled: () => boolean,
    nowMs: number,
  ): ArchivePlan | Exclude<NoArchive, 'takes-long'> {
    const { format, folder, hidden, selection } = address
    const walk = walkFolder(this.#folder, folder, {
      hidden,
      maxEntries: limits.archiveEntries,
      isCancelled,
      ...(selection && {
        choose: (names: readonly string[]) => selectNames(selection, this.#folder.pathInside(folder), names),
      }),
    })
    if (typeof walk !== 'object') return walk
    const shared = planArchive(format, walk, this.#validators)
    if (shared === undefined) return 'too-many-files'
    // The one that is in use has its checksums.
    const plan = this.#remember(address, nowMs, shared)
    this.#tell({ address, madeMs: nowMs, shared: plan.shared })
    return plan
  }

  #tell(news: News): void {
    this.#channel.postMessage(news)
  }

  #drop(entityTag: string): void {
    this.#known = this.#known.filter(({ plan }) => plan.entityTag !== entityTag)
  }

  /** Returns the plan, which is an earlier one if nothing has changed since that was made. */
  #remember(address: ArchiveAddress, madeMs: number, shared: SharedPlan): ArchivePlan {
    const same = this.#known.find((known) => known.plan.isSame(shared))
    const plan = same?.plan ?? new ArchivePlan(shared)
    // One with the same tag may be of files that were replaced since by others of the same size and time.
    const others = this.#known.filter((known) => known.plan.entityTag !== shared.entityTag)
    this.#known = [...others, { address, madeMs, plan }].slice(-maxPlans)
    return plan
  }
}

function isSame(one: ArchiveAddress, other: ArchiveAddress): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
