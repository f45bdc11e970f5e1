import * as fs from 'node:fs'
import { MessageChannel, receiveMessageOnPort } from 'node:worker_threads'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { nodeDisk, type Disk } from '../../../src/main/files/disk.ts'
import { SharedFolder } from '../../../src/main/files/shared-folder.ts'
import { ChunkMemory, contentHeadRoom, narrowStepBytes } from '../../../src/main/sync/chunk-pool.ts'
import { ContentIds, type Page } from '../../../src/main/sync/content-ids.ts'
import { jobKind, jobOutcome, JobTable } from '../../../src/main/sync/job-table.ts'
import { ServingFlags } from '../../../src/main/sync/serving-flags.ts'
import { FolderPlanner } from '../../../src/main/worker/folder-planner.ts'
import { JobRunner } from '../../../src/main/worker/job-runner.ts'
import { ListingPlanner } from '../../../src/main/worker/listing-planner.ts'
import { PageOutbox } from '../../../src/main/worker/page-outbox.ts'
import { SmallFileCache } from '../../../src/main/worker/small-file-cache.ts'
import { head } from '../../support/raw-client.ts'
import { temporaryFolder } from '../../support/serve.ts'

/** Files just written are not cached: everything happens an hour later. */
const nowMs = Date.now() + 3_600_000

const { port1: port, port2: listenerPort } = new MessageChannel()
const contentIds = new ContentIds(ContentIds.allocate())
const table = new JobTable(JobTable.allocate(1))
const chunks = new ChunkMemory(ChunkMemory.allocate(1))
let folder: ReturnType<typeof temporaryFolder>
let runner: JobRunner
let flags: ServingFlags
let looks: number
/** What every look at the file says, if not the truth. */
let stats: fs.BigIntStats | undefined
/** Whether the file can't be read. */
let fails: boolean
/** Called when the file is looked at. */
let onLook: () => void

beforeEach(() => {
  folder = temporaryFolder()
  looks = 0
  onLook = () => looks++
  stats = undefined
  fails = false
  const disk: Disk = {
    ...nodeDisk,
    stat: (path) => (onLook(), stats ?? nodeDisk.stat(path)),
    read: (...args) => {
      if (fails) throw Object.assign(new Error('i/o error'), { code: 'EIO', syscall: 'read' })
      return nodeDisk.read(...args)
    },
    fstat: (descriptor) => stats ?? nodeDisk.fstat(descriptor),
  }
  const shared = new SharedFolder(fs.realpathSync(folder.path), disk)
  flags = new ServingFlags(ServingFlags.allocate())
  runner = new JobRunner({
    thread: 0,
    table,
    chunks,
    flags,
    disk,
    folder: shared,
    planner: new FolderPlanner(shared, disk, new ListingPlanner(shared, 'share')),
    cache: new SmallFileCache(1024 * 1024),
    outbox: new PageOutbox(port, new SharedArrayBuffer(4)),
    contentIds,
    ownNames: new Set(),
  })
})

afterEach(() => folder[Symbol.dispose]())

/** The content of the answer to a request for /file in the given batch at some time, or its status if it is not 200. */
function ask(batch: number, atMs = nowMs): string {
  const request = Buffer.from(head('GET /file HTTP/1.1'))
  request.copy(chunks.head(0))
  table.kind[0] = jobKind.request
  table.headBytes[0] = request.length
  table.dataLimit[0] = narrowStepBytes
  table.batch[0] = batch
  const bytes = runner.run(0, atMs)
  if (table.status[0] !== 200) return String(table.status[0])
  return chunks.data(0).toString('latin1', table.responseHeadBytes[0], bytes)
}

it('the file is looked at once for all requests that had arrived by then', () => {
  fs.writeFileSync(`${folder.path}/file`, 'content')
  expect(ask(1)).toBe('content')
  looks = 0
  for (let request = 0; request < 10; request++) expect(ask(1)).toBe('content')
  expect(looks).toBe(0)
  for (let request = 0; request < 10; request++) expect(ask(2)).toBe('content')
  expect(looks).toBe(1)
})

it('a request that came later sees every change', () => {
  fs.writeFileSync(`${folder.path}/file`, 'one')
  expect(ask(1)).toBe('one')
  expect(ask(2)).toBe('one')
  fs.writeFileSync(`${folder.path}/file`, 'two')
  expect(ask(3)).toBe('two')
  fs.rmSync(`${folder.path}/file`)
  expect(ask(4)).toBe('404')
  fs.writeFileSync(`${folder.path}/file`, 'three')
  expect(ask(5)).toBe('three')
})

it('content is read anew after ten seconds, since what is written through a mapping may leave no trace', () => {
  writeBehindTheClock('one')
  expect(ask(1)).toBe('one')
  writeBehindTheClock('two')
  expect(ask(2, nowMs + 9_000)).toBe('one')
  expect(ask(3, nowMs + 11_000)).toBe('two')
})

it('what was answered when the disk failed is not remembered', () => {
  fs.writeFileSync(`${folder.path}/file`, 'content')
  fails = true
  expect(ask(1)).toBe('500')
  fails = false
  expect(ask(2)).toBe('content')
})

it('settings that change in the middle of a job leave nothing in the cache that was made by others', () => {
  const closed = { listing: true, hidden: false, index: true, cors: false }
  const hasCors = () =>
    chunks.data(0).toString('latin1', 0, table.responseHeadBytes[0]).includes('Allow-Origin')
  flags.write(closed)
  fs.writeFileSync(`${folder.path}/file`, 'content')
  onLook = () => flags.write({ ...closed, cors: true })
  expect(ask(1)).toBe('content')
  flags.write(closed)
  onLook = () => undefined
  expect([ask(2), hasCors()]).toEqual(['content', false])
})

/** Writes /file so that no look at it tells: as a memory mapping does. */
function writeBehindTheClock(content: string): void {
  fs.writeFileSync(`${folder.path}/file`, content)
  stats ??= fs.statSync(`${folder.path}/file`, { bigint: true })
}

describe('a file too long for the cache', () => {
  const content = 'x'.repeat(100_000)

  /** How the worker has answered: what it has left to be done, what it offers, what it names. */
  function answer(batch: number, atMs = nowMs) {
    ask(batch, atMs)
    const received = receiveMessageOnPort(listenerPort) as { message: Page } | undefined
    const page = received && Buffer.from(received.message.bytes)
    return {
      outcome: table.outcome[0],
      offered: page?.toString('latin1', contentHeadRoom),
      id: received?.message.offer?.id,
      named: table.contentId[0],
      headAlone: table.dataBytes[0] === table.responseHeadBytes[0],
    }
  }

  beforeEach(() => fs.writeFileSync(`${folder.path}/file`, content))

  it('is offered to the listener when it is asked for again, and named as long as the listener has it', () => {
    const usual = { outcome: jobOutcome.more, offered: undefined, id: undefined, named: 0, headAlone: false }
    expect(answer(1)).toEqual(usual)
    const offer = answer(2)
    const id = offer.id!
    expect(offer).toEqual({ outcome: jobOutcome.message, offered: content, id, named: 0, headAlone: true })
    contentIds.add(id)
    looks = 0
    const named = { outcome: jobOutcome.done, offered: undefined, id: undefined, named: id, headAlone: true }
    expect([answer(3), answer(3)]).toEqual([named, named])
    expect(looks).toBe(1)
    contentIds.remove(id)
    expect(answer(4)).toEqual(usual)
  })

  it('is offered no more than once a second, in case the listener has no room', () => {
    answer(1)
    expect(answer(2).offered).toBe(content)
    expect(answer(3, nowMs + 900).offered).toBeUndefined()
    expect(answer(4, nowMs + 1000).offered).toBe(content)
  })

  it('is not offered while it is being changed', () => {
    answer(1)
    fs.appendFileSync(`${folder.path}/file`, '!')
    expect(answer(2).offered).toBeUndefined()
    expect(answer(3).offered).toBe(`${content}!`)
  })

  it('is sent in the usual way if it is very long, or cannot be read in one go', () => {
    answer(1)
    fails = true
    expect([answer(2).offered, table.status[0]]).toEqual([undefined, 500])
    fails = false
    fs.truncateSync(`${folder.path}/file`, 2 * 1024 * 1024 + 1)
    for (let batch = 3; batch < 6; batch++) expect(answer(batch).outcome).toBe(jobOutcome.more)
  })
})
