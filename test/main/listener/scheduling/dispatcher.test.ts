import { beforeEach, describe, expect, it } from 'vitest'
import { Dispatcher, type JobOwner } from '../../../../src/main/listener/scheduling/dispatcher.ts'
import type { Waiting } from '../../../../src/main/listener/scheduling/long-line.ts'
import { BlockingQueue } from '../../../../src/main/sync/blocking-queue.ts'
import { Doorbell } from '../../../../src/main/sync/doorbell.ts'
import { JobTable } from '../../../../src/main/jobs/job-table.ts'

const chunks = 16
/** Of the queue. */
const places = 8

/** A client whose jobs a test sees by name. */
class Client implements JobOwner, Waiting {
  readonly name: string
  readonly network: string
  readonly hasEnded = false
  readonly stepBytes = 0
  gone = false
  readonly done: () => void

  constructor(name: string, network: string, done: (name: string) => void) {
    this.name = name
    this.network = network
    this.done = () => done(name)
  }

  fillJob(): boolean {
    return !this.gone
  }

  jobDone(): void {
    this.done()
  }

  jobLost(): void {
    this.done()
  }
}

let jobs: BlockingQueue
let completions: BlockingQueue
let table: JobTable
let dispatcher: Dispatcher
let finished: string[]

beforeEach(() => {
  jobs = new BlockingQueue(BlockingQueue.allocate(places), 1)
  completions = new BlockingQueue(BlockingQueue.allocate(chunks), 1)
  table = new JobTable(JobTable.allocate(chunks))
  dispatcher = new Dispatcher(jobs, completions, new Doorbell(Doorbell.allocate()), table, chunks)
  finished = []
})

function client(name: string, address = '127.0.0.1'): Client {
  return new Client(name, address, (done) => finished.push(done))
}

/** What the pool finds in the queue: its chunks, and whether each may take long. */
function taken(): { chunk: number; mayTakeLong: boolean }[] {
  dispatcher.flush()
  const found: number[] = []
  jobs.drain(found)
  return found.map((chunk) => ({ chunk, mayTakeLong: table.mayTakeLong[chunk] === 1 }))
}

/** A thread reports a job. */
function complete({ chunk }: { chunk: number }): void {
  completions.put(chunk)
  dispatcher.drain()
  dispatcher.release(chunk)
}

describe('jobs', () => {
  it('go into the queue in the order of asking while there are places', () => {
    for (const name of ['a1', 'a2', 'b1']) dispatcher.request(client(name, name[0]))
    for (const job of taken()) complete(job)
    expect(finished).toEqual(['a1', 'a2', 'b1'])
  })

  it('asked for by then share a batch, and one asked for later is in a later one', () => {
    const batches = () => taken().map(({ chunk }) => table.batch[chunk])
    dispatcher.request(client('a'))
    dispatcher.request(client('b'))
    const [first, second] = batches()
    expect(second).toBe(first)
    dispatcher.request(client('c'))
    expect(batches()).toEqual([expect.toSatisfy((batch: number) => batch > first!)])
  })

  it('of a client that asks little come soon, however many another has asked for', () => {
    for (let number = 1; number <= 30; number++) dispatcher.request(client(`a${number}`, 'a'))
    const first = taken()
    expect(first).toHaveLength(places)
    for (const name of ['b1', 'b2']) dispatcher.request(client(name, 'b'))
    for (const job of first) complete(job)
    for (const job of taken()) complete(job)
    expect(finished.slice(places)).toEqual(['a9', 'b1', 'a10', 'b2', 'a11', 'a12', 'a13', 'a14'])
    for (let round = 0; round < 3; round++) for (const job of taken()) complete(job)
    expect(finished).toHaveLength(32)
  })
})

describe('jobs that take long', () => {
  it.each([
    [1, 1],
    [2, 1],
    [4, 3],
  ])('get all of %d threads but one, and %d in any case', (threads, atOnce) => {
    dispatcher.setThreads(threads)
    for (let number = 0; number < 6; number++) dispatcher.requestLong(client(String(number)))
    expect(taken().filter(({ mayTakeLong }) => mayTakeLong)).toHaveLength(atOnce)
    expect(dispatcher.parked).toBe(6 - atOnce)
  })

  it('let all others by', () => {
    dispatcher.setThreads(2)
    for (let number = 0; number < 5; number++) dispatcher.requestLong(client('long'))
    for (let number = 0; number < 3; number++) dispatcher.request(client('short'))
    expect(taken().map(({ mayTakeLong }) => mayTakeLong)).toEqual([true, false, false, false])
  })

  it('follow one after the other, in the order of asking', () => {
    dispatcher.setThreads(2)
    for (const name of ['first', 'second', 'third']) dispatcher.requestLong(client(name))
    for (let turn = 0; turn < 3; turn++) {
      const [job, ...others] = taken()
      expect(others).toEqual([])
      complete(job!)
    }
    expect(finished).toEqual(['first', 'second', 'third'])
    expect(dispatcher.parked).toBe(0)
  })

  it('of clients that have left are passed over', () => {
    dispatcher.setThreads(2)
    const left = client('left')
    dispatcher.requestLong(left)
    dispatcher.requestLong(client('waiting'))
    left.gone = true
    complete(taken()[0]!)
    expect(finished).toEqual(['waiting'])
  })

  it('give their place to the next when they die with their thread', () => {
    dispatcher.setThreads(2)
    dispatcher.requestLong(client('first'))
    dispatcher.requestLong(client('second'))
    const [job] = taken()
    table.descriptor[job!.chunk] = -1
    expect(dispatcher.lose(job!.chunk, table.ticket[job!.chunk]!)).toBe(true)
    expect(finished).toEqual(['first'])
    expect(taken()).toMatchObject([{ mayTakeLong: true }])
  })

  it('mark no later job of the same chunk', () => {
    dispatcher.setThreads(2)
    dispatcher.requestLong(client('long'))
    const [long] = taken()
    complete(long!)
    dispatcher.request(client('short'))
    expect(taken()).toEqual([{ chunk: long!.chunk, mayTakeLong: false }])
  })
})

describe('a client that holds threads for long', () => {
  it('has no more jobs in flight than leave one thread to others; the rest of what it has queued comes back undone', () => {
    for (let number = 0; number < 6; number++) dispatcher.request(client(`a${number}`, 'a'))
    const [held, ...queued] = taken()
    dispatcher.limitClients([held!.chunk], 4, false)
    const heldBack = [held!, ...queued].filter(({ chunk }) => table.heldBack[chunk] === 1)
    expect(heldBack).toEqual(queued.slice(2))
  })

  it('waits with further jobs, which others do not, until some are done', () => {
    for (let number = 0; number < 3; number++) dispatcher.request(client(`a${number}`, 'a'))
    const jobsOfA = taken()
    dispatcher.limitClients([jobsOfA[0]!.chunk], 4, false)
    dispatcher.request(client('a3', 'a'))
    dispatcher.requestLong(client('a4', 'a'))
    dispatcher.request(client('b0', 'b'))
    const [jobOfB, ...others] = taken()
    expect(others).toEqual([])
    expect(dispatcher.parked).toBe(2)
    complete(jobOfB!)
    expect(finished).toEqual(['b0'])
    complete(jobsOfA[1]!)
    dispatcher.limitClients([jobsOfA[0]!.chunk], 4, false)
    expect(taken()).toHaveLength(1)
    expect(dispatcher.parked).toBe(1)
  })

  it('is free again when no thread is held any longer', () => {
    dispatcher.request(client('a0', 'a'))
    const [held] = taken()
    dispatcher.limitClients([held!.chunk], 2, false)
    for (let number = 1; number < 5; number++) dispatcher.request(client(`a${number}`, 'a'))
    expect(taken()).toEqual([])
    complete(held!)
    dispatcher.limitClients([], 2, false)
    const rest = taken()
    expect(rest).toHaveLength(4)
    for (const job of rest) complete(job)
    expect(finished).toEqual(['a0', 'a1', 'a2', 'a3', 'a4'])
    expect(dispatcher.parked).toBe(0)
  })

  it('goes on as soon as one of its jobs is done, first come first', () => {
    for (let number = 0; number < 3; number++) dispatcher.request(client(`a${number}`, 'a'))
    const [held, ...others] = taken()
    dispatcher.limitClients([held!.chunk], 4, false)
    for (let number = 3; number < 6; number++) dispatcher.request(client(`a${number}`, 'a'))
    expect(taken()).toEqual([])
    complete(others[0]!)
    dispatcher.request(client('a6', 'a'))
    const [third, ...none] = taken()
    expect(none).toEqual([])
    complete(third!)
    complete(taken()[0]!)
    complete(others[1]!)
    for (let round = 0; round < 3; round++) for (const job of taken()) complete(job)
    expect(finished).toEqual(['a1', 'a3', 'a4', 'a2', 'a5', 'a6'])
    expect(dispatcher.parked).toBe(0)
  })

  it('has the substitute of a single thread, too, as long as that would get another', () => {
    dispatcher.request(client('a0', 'a'))
    const [held] = taken()
    dispatcher.limitClients([held!.chunk], 2, true)
    for (let number = 1; number < 3; number++) dispatcher.request(client(`a${number}`, 'a'))
    expect(taken()).toHaveLength(1)
  })
})
