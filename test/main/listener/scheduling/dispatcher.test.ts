import { beforeEach, describe, expect, it } from 'vitest'
import { Dispatcher, type JobOwner } from '../../../../src/main/listener/scheduling/dispatcher.ts'
import { BlockingQueue } from '../../../../src/main/sync/blocking-queue.ts'
import { Doorbell } from '../../../../src/main/sync/doorbell.ts'
import { ChunkMemory } from '../../../../src/main/jobs/chunks.ts'
import { JobTable } from '../../../../src/main/jobs/job-table.ts'
import { ListenerJob, type BlankJob } from '../../../../src/main/jobs/listener-job.ts'
import { WorkerJob } from '../../../../src/main/jobs/worker-job.ts'

const chunks = 16
/** Places in the queue. */
const places = 8
const head = Buffer.from('GET / HTTP/1.1\r\n\r\n')

/** A client whose jobs a test sees by name. */
class Client implements JobOwner {
  readonly name: string
  readonly network: string
  readonly isHalfClosed = false
  readonly stepBytes = 0
  gone = false
  readonly done: () => void

  constructor(name: string, network: string, done: (name: string) => void) {
    this.name = name
    this.network = network
    this.done = () => done(name)
  }

  fillJob(job: BlankJob): boolean {
    if (!this.gone) job.putRequest(head, 0, { prefix: '', mustClose: false, mayRefer: false, mayPage: false })
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
/** The jobs as a worker sees them. */
let table: JobTable<WorkerJob>
let dispatcher: Dispatcher
let finished: string[]

beforeEach(() => {
  jobs = new BlockingQueue(BlockingQueue.allocate(places), 1)
  completions = new BlockingQueue(BlockingQueue.allocate(chunks), 1)
  const memory = { table: JobTable.allocate(chunks), chunks: ChunkMemory.allocate(chunks) }
  table = new JobTable(WorkerJob, memory)
  const doorbell = new Doorbell(Doorbell.allocate())
  dispatcher = new Dispatcher({ jobs, completions, doorbell, table: new JobTable(ListenerJob, memory) })
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
  return found.map((chunk) => ({ chunk, mayTakeLong: table.job(chunk).mayTakeLong }))
}

/** A thread reports a job. */
function complete({ chunk }: { chunk: number }): void {
  completions.put(chunk)
  dispatcher.drain()
  dispatcher.release({ chunk })
}

describe('jobs', () => {
  it('Clients take turns, and the jobs of one keep the order in which it asked for them', () => {
    for (const name of ['a1', 'a2', 'b1']) dispatcher.request(client(name, name[0]))
    for (const job of taken()) complete(job)
    expect(finished).toEqual(['a1', 'b1', 'a2'])
  })

  it('Jobs that are queued together share a batch, and one asked for later is in a later batch', () => {
    const batches = () => taken().map(({ chunk }) => table.job(chunk).batch)
    dispatcher.request(client('a'))
    dispatcher.request(client('b'))
    const [first, second] = batches()
    expect(second).toBe(first)
    dispatcher.request(client('c'))
    expect(batches()).toEqual([expect.toSatisfy((batch: number) => batch > first!)])
  })

  it('A client that asks for little is served soon, however much another has asked for', () => {
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
  ])('With %d threads, %d jobs may take long at a time', (threads, atOnce) => {
    dispatcher.setThreads(threads)
    for (let number = 0; number < 6; number++) dispatcher.requestLong(client(String(number)))
    expect(taken().filter(({ mayTakeLong }) => mayTakeLong)).toHaveLength(atOnce)
    expect(dispatcher.parked).toBe(6 - atOnce)
  })

  it('Jobs that take long let all others pass', () => {
    dispatcher.setThreads(2)
    for (let number = 0; number < 5; number++) dispatcher.requestLong(client('long'))
    for (let number = 0; number < 3; number++) dispatcher.request(client('short'))
    expect(taken().map(({ mayTakeLong }) => mayTakeLong)).toEqual([true, false, false, false])
  })

  it('Jobs that take long run one after the other, in the order in which they were asked for', () => {
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

  it('A long job whose client has left is skipped', () => {
    dispatcher.setThreads(2)
    const left = client('left')
    dispatcher.requestLong(left)
    dispatcher.requestLong(client('waiting'))
    left.gone = true
    complete(taken()[0]!)
    expect(finished).toEqual(['waiting'])
  })

  it('A long job that dies with its thread makes room for the next one', () => {
    dispatcher.setThreads(2)
    dispatcher.requestLong(client('first'))
    dispatcher.requestLong(client('second'))
    const [job] = taken()
    expect(dispatcher.lose(job!.chunk, table.job(job!.chunk).ticket)).toBe(true)
    expect(finished).toEqual(['first'])
    expect(taken()).toMatchObject([{ mayTakeLong: true }])
  })

  it('A chunk whose last job took long is not marked for its next job', () => {
    dispatcher.setThreads(2)
    dispatcher.requestLong(client('long'))
    const [long] = taken()
    complete(long!)
    dispatcher.request(client('short'))
    expect(taken()).toEqual([{ chunk: long!.chunk, mayTakeLong: false }])
  })
})

describe('a client that holds threads for long', () => {
  it('A client that holds threads has as many jobs in flight as leave one thread to others; the rest comes back undone', () => {
    for (let number = 0; number < 6; number++) dispatcher.request(client(`a${number}`, 'a'))
    const [held, ...queued] = taken()
    dispatcher.limitClients([held!.chunk], 4, false)
    const heldBack = [held!, ...queued].filter(({ chunk }) => table.job(chunk).isHeldBack)
    expect(heldBack).toEqual(queued.slice(2))
  })

  it('Further jobs of a client that holds threads wait until some are done, and those of others do not', () => {
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

  it('A client is limited no longer when it holds no thread', () => {
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

  it('A limited client’s next job starts as soon as one of its jobs is done, in the order of asking', () => {
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

  it('A client that holds the only thread may have its substitute, too, if that would get another', () => {
    dispatcher.request(client('a0', 'a'))
    const [held] = taken()
    dispatcher.limitClients([held!.chunk], 2, true)
    for (let number = 1; number < 3; number++) dispatcher.request(client(`a${number}`, 'a'))
    expect(taken()).toHaveLength(1)
  })
})
