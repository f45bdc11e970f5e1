/**
 * The heart of Spool: a bounded first-in-first-out queue of int32 in shared memory, with the verbs of
 * java.util.concurrent.ArrayBlockingQueue. The listener puts clients' jobs in, the pool threads take them out.
 */
import { Condition, conditionWords } from './condition.ts'
import { Mutex, mutexWords } from './mutex.ts'
import { ValueInHand, valuesInHandWords } from './value-in-hand.ts'

// The words of the shared memory, in order.
const mutexAt = 0
const notEmptyAt = mutexAt + mutexWords
const notFullAt = notEmptyAt + conditionWords
/** Takes and puts so far, modulo 2^32; their difference is the size. */
const headAt = notFullAt + conditionWords
const tailAt = headAt + 1
const closedAt = tailAt + 1
const capacityAt = closedAt + 1
const inHandAt = capacityAt + 1
const ringAt = inHandAt + valuesInHandWords

/** The methods that never wait for space or work: all that a thread with an event loop may call. */
export type EventLoopQueue = Omit<BlockingQueue, 'put' | 'take'>

/** The numbers by which the queue knows a thread. */
export type QueueThread = {
  /** Its number among the owners of locks, see {@link Mutex}. */
  readonly owner: number
  /** Its number among those that take, see {@link ValueInHand}. The number of a thread that has ended may be reused. */
  readonly taker: number
}

/**
 * A stateless view of one queue; every thread makes its own by the constructor, around memory from
 * {@link BlockingQueue.allocate}. Everything that a thread wrote before it put a value is seen by the thread that takes it.
 * A thread may die at any point in any method without harm to the others, and no value dies with it, see {@link recover}.
 */
export class BlockingQueue {
  readonly #words: Int32Array<SharedArrayBuffer>
  readonly #mutex: Mutex
  readonly #notEmpty: Condition
  readonly #notFull: Condition
  readonly #ringMask: number
  readonly #inHand: ValueInHand | undefined

  /** The most values that the queue holds. */
  readonly capacity: number

  /**
   * Allocates the memory of an empty queue.
   *
   * @param capacity 1 to 2^20
   * @param startAt where in the ring the first value goes (for tests of the wrap-around)
   */
  static allocate(capacity: number, startAt = 0): SharedArrayBuffer {
    if (!Number.isInteger(capacity) || capacity < 1 || capacity > 2 ** 20) throw new RangeError('capacity')
    // The number of places in the ring is a power of two, so that positions stay right when head and tail pass 2^32.
    const places = 2 ** Math.ceil(Math.log2(capacity))
    const memory = new SharedArrayBuffer((ringAt + places) * Int32Array.BYTES_PER_ELEMENT)
    const words = new Int32Array(memory)
    words[capacityAt] = capacity
    words[headAt] = startAt
    words[tailAt] = startAt
    return memory
  }

  /**
   * @param owner number of the calling thread, see {@link Mutex}
   * @param taker see {@link QueueThread}; without it, values that the thread takes are lost if it dies
   */
  constructor(memory: SharedArrayBuffer, owner: number, taker?: number) {
    this.#words = new Int32Array(memory)
    this.#mutex = new Mutex(this.#words, mutexAt, owner)
    this.#notEmpty = new Condition(this.#words, notEmptyAt)
    this.#notFull = new Condition(this.#words, notFullAt)
    this.capacity = this.#words[capacityAt]!
    this.#ringMask = this.#words.length - ringAt - 1
    if (taker !== undefined) this.#inHand = new ValueInHand(this.#words, inHandAt, taker)
  }

  /** Number of values in the queue at some moment during the call. Takes no lock. */
  get size(): number {
    return (Atomics.load(this.#words, tailAt) - Atomics.load(this.#words, headAt)) | 0
  }

  /** Number of threads waiting in {@link take}. */
  get waitingTakers(): number {
    return this.#notEmpty.waiters
  }

  /** Number of threads waiting in {@link put}. */
  get waitingPutters(): number {
    return this.#notFull.waiters
  }

  /** Whether {@link close} was called. */
  get closed(): boolean {
    return Atomics.load(this.#words, closedAt) === 1
  }

  /** Adds a value, waiting while the queue is full. Returns false if the queue is closed, before or meanwhile. */
  put(value: number): boolean {
    this.#mutex.lock()
    while (this.size === this.capacity && !this.closed) this.#notFull.waitLocked(this.#mutex)
    const sizeBefore = this.size
    const accepted = !this.closed
    if (accepted) this.#enqueueLocked(value)
    this.#mutex.unlock()
    if (accepted) this.#signalAdded(sizeBefore, 1)
    return accepted
  }

  /** Adds a value if there is space. Returns false if the queue is full or closed. */
  offer(value: number): boolean {
    return this.offerAll([value]) === 1
  }

  /** Adds as many of `values` as there is space for, in order, under one lock. Returns how many. */
  offerAll(values: readonly number[]): number {
    this.#mutex.lock()
    const sizeBefore = this.size
    const accepted = this.closed ? 0 : Math.min(values.length, this.capacity - sizeBefore)
    for (let index = 0; index < accepted; index++) this.#enqueueLocked(values[index]!)
    this.#mutex.unlock()
    if (accepted > 0) this.#signalAdded(sizeBefore, accepted)
    return accepted
  }

  /**
   * Removes the oldest value, waiting while the queue is empty. Returns undefined once it is closed and empty, or if it is
   * empty and `isInterrupted`, called before each wait, returns true, see {@link interruptTakers}.
   */
  take(isInterrupted: () => boolean = never): number | undefined {
    this.#mutex.lock()
    while (this.size === 0 && !this.closed && !isInterrupted()) this.#notEmpty.waitLocked(this.#mutex)
    return this.#dequeueAndUnlock()
  }

  /** Removes the oldest value if there is one. */
  poll(): number | undefined {
    if (this.size === 0) return undefined
    this.#mutex.lock()
    return this.#dequeueAndUnlock()
  }

  /**
   * Forgets the value that the calling thread took last and has now noted elsewhere: {@link recover} won't return it.
   * Taking the next value does the same.
   */
  acknowledge(): void {
    this.#inHand?.release()
  }

  /** Moves all values to the end of `into`, oldest first, under one lock. Returns how many. */
  drain(into: number[]): number {
    if (this.size === 0) return 0
    this.#mutex.lock()
    const count = this.size
    for (let taken = 0; taken < count; taken++) into.push(this.#dequeueLocked())
    this.#mutex.unlock()
    if (count > 0) this.#signalRemoved(count, count)
    return count
  }

  /** Refuses further values and wakes every waiter; what is queued can still be taken. */
  close(): void {
    this.#mutex.lock()
    Atomics.store(this.#words, closedAt, 1)
    this.#mutex.unlock()
    this.#notEmpty.broadcast()
    this.#notFull.broadcast()
  }

  /** Makes every thread waiting in {@link take} call its `isInterrupted`, whose answer must be set before. */
  interruptTakers(): void {
    // A thread that called it too early holds the mutex until it is counted as a waiter.
    this.#mutex.lock()
    this.#mutex.unlock()
    this.#notEmpty.broadcast()
  }

  /**
   * Repairs what a thread that ended inside one of the methods above left behind: its lock, and a wake-up that it received
   * but can no longer pass on. Returns the value that it had taken and not yet acknowledged, if any. The queue's contents
   * need no repair: each change is one store.
   */
  recover({ owner, taker }: QueueThread): number | undefined {
    const uncommittedHead = this.#mutex.isHeldBy(owner) ? this.#words[headAt] : undefined
    const value = new ValueInHand(this.#words, inHandAt, taker).recover(uncommittedHead)
    this.#mutex.recover(owner)
    this.#notEmpty.broadcast()
    this.#notFull.broadcast()
    return value
  }

  #enqueueLocked(value: number): void {
    const tail = this.#words[tailAt]!
    this.#words[ringAt + (tail & this.#ringMask)] = value
    // Commits: until this store the value is not in the queue.
    Atomics.store(this.#words, tailAt, tail + 1)
  }

  #dequeueLocked(hand?: ValueInHand): number {
    const head = this.#words[headAt]!
    const value = this.#words[ringAt + (head & this.#ringMask)]!
    hand?.holdLocked(value, head)
    Atomics.store(this.#words, headAt, head + 1)
    return value
  }

  #dequeueAndUnlock(): number | undefined {
    const sizeBefore = this.size
    const value = sizeBefore === 0 ? undefined : this.#dequeueLocked(this.#inHand)
    this.#mutex.unlock()
    if (value !== undefined) this.#signalRemoved(sizeBefore, 1)
    return value
  }

  // Of the threads waiting for values only one is woken, when the queue is no longer empty, and it wakes the next if it
  // leaves values behind: waking costs the waker more than most jobs do, and often one thread has done them all before a
  // second one is awake. The same holds for threads waiting for space.

  #signalAdded(sizeBefore: number, added: number): void {
    if (sizeBefore === 0) this.#notEmpty.signal()
    if (sizeBefore + added < this.capacity) this.#notFull.signal()
  }

  #signalRemoved(sizeBefore: number, removed: number): void {
    if (sizeBefore === this.capacity) this.#notFull.signal()
    if (sizeBefore > removed) this.#notEmpty.signal()
  }
}

const never = () => false
