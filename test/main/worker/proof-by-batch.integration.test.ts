import * as fs from 'node:fs'
import { MessageChannel } from 'node:worker_threads'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { nodeDisk, type Disk } from '../../../src/main/files/disk.ts'
import { SharedFolder } from '../../../src/main/files/shared-folder.ts'
import { ChunkMemory, narrowStepBytes } from '../../../src/main/jobs/chunks.ts'
import { HotContentDirectory } from '../../../src/main/jobs/hot-content-directory.ts'
import { JobTable } from '../../../src/main/jobs/job-table.ts'
import { ListenerJob } from '../../../src/main/jobs/listener-job.ts'
import { LongPageSender } from '../../../src/main/jobs/long-pages.ts'
import { ServingFlags } from '../../../src/main/jobs/serving-flags.ts'
import { ArchivePlans } from '../../../src/main/worker/archives/archive-plans.ts'
import { ArchiveReader } from '../../../src/main/worker/archives/archive-reader.ts'
import { FolderPlanner } from '../../../src/main/worker/plans/folder-planner.ts'
import { JobRunner } from '../../../src/main/worker/job-runner.ts'
import { ChecksumRunner } from '../../../src/main/worker/checksums/open-checksum.ts'
import { SearchRunner } from '../../../src/main/worker/searches/open-search.ts'
import { WorkerJob } from '../../../src/main/jobs/worker-job.ts'
import { CachedAnswers } from '../../../src/main/worker/cache/cached-answers.ts'
import { SmallFileCache } from '../../../src/main/worker/cache/small-file-cache.ts'
import { descriptors } from '../../support/process-state.ts'
import { head } from '../../support/raw-client.ts'
import { temporaryFolder } from '../../support/serve.ts'

/** Files that were just written are not cached, so everything happens an hour later. */
const nowMs = Date.now() + 3_600_000

const { port1: port } = new MessageChannel()
const directory = new HotContentDirectory(HotContentDirectory.allocate())
const memory = { table: JobTable.allocate(1), chunks: ChunkMemory.allocate(1) }
/** The one job, as the two sides see it. */
const job = new JobTable(ListenerJob, memory).job(0)
const workerJob = new JobTable(WorkerJob, memory).job(0)
let folder: ReturnType<typeof temporaryFolder>
let runner: JobRunner
let flags: ServingFlags
let looks: number
/** What every look at the file reports, in place of the truth. */
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
    stat: (path) => {
      onLook()
      return stats ?? nodeDisk.stat(path)
    },
    read: (...args) => {
      if (fails) throw Object.assign(new Error('i/o error'), { code: 'EIO', syscall: 'read' })
      return nodeDisk.read(...args)
    },
    fstat: (descriptor) => stats ?? nodeDisk.fstat(descriptor),
  }
  const shared = new SharedFolder(fs.realpathSync(folder.path), disk)
  flags = new ServingFlags(ServingFlags.allocate())
  const plans = new ArchivePlans(shared, 'archives')
  runner = new JobRunner({
    thread: 0,
    flags,
    flagBits: flags.bits,
    followItems: () => undefined,
    disk,
    searches: new SearchRunner(shared),
    checksums: new ChecksumRunner(disk),
    archives: new ArchiveReader(shared, disk, plans, () => undefined),
    planner: new FolderPlanner({
      folder: shared,
      disk,
      archives: plans,
      shareName: 'share',
      validators: 'file',
      computerName: 'desk',
    }),
    cached: new CachedAnswers({ disk, folder: shared, cache: new SmallFileCache(1024 * 1024), directory }),
    pages: new LongPageSender(port, new SharedArrayBuffer(4)),
    ownNames: new Set(),
  })
})

afterEach(() => folder[Symbol.dispose]())

/** The content of the answer to a request in the given batch at some time, or its status if it is not 200. */
function ask(batch: number, atMs = nowMs, target = '/file', mayRefer = false): string {
  const request = Buffer.from(head(`GET ${target} HTTP/1.1`))
  job.putRequest(request, 1, { prefix: '', mustClose: false, mayRefer, mayPage: true })
  job.enqueue(narrowStepBytes, true, batch)
  runner.run(workerJob, atMs)
  if (job.status !== 200) return String(job.status)
  return job.bytes.toString('latin1', job.responseHeadBytes)
}

it('A file is looked at once for all requests of a job batch', () => {
  fs.writeFileSync(`${folder.path}/file`, 'content')
  expect(ask(1)).toBe('content')
  looks = 0
  for (let request = 0; request < 10; request++) expect(ask(1)).toBe('content')
  expect(looks).toBe(0)
  for (let request = 0; request < 10; request++) expect(ask(2)).toBe('content')
  expect(looks).toBe(1)
})

it('A request of a later job batch sees every change of the file', () => {
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

it('Content is read again after ten seconds, since a write through a memory mapping may leave no trace', () => {
  writeBehindTheClock('one')
  expect(ask(1)).toBe('one')
  writeBehindTheClock('two')
  expect(ask(2, nowMs + 9_000)).toBe('one')
  expect(ask(3, nowMs + 11_000)).toBe('two')
})

it('The answer to a request is not kept if the disk failed', () => {
  fs.writeFileSync(`${folder.path}/file`, 'content')
  fails = true
  expect(ask(1)).toBe('500')
  fails = false
  expect(ask(2)).toBe('content')
})

it('Settings that change during a job leave nothing in the cache that was made under other settings', () => {
  const closed = { listing: true, hidden: false, index: true, cors: false }
  const hasCors = () => job.bytes.toString('latin1', 0, job.responseHeadBytes).includes('Allow-Origin')
  flags.write(closed)
  fs.writeFileSync(`${folder.path}/file`, 'content')
  onLook = () => flags.write({ ...closed, cors: true })
  expect(ask(1)).toBe('content')
  flags.write(closed)
  onLook = () => undefined
  expect([ask(2), hasCors()]).toEqual(['content', false])
})

it('A listing stops unfinished, and its folder is closed, once its client has left', () => {
  fs.mkdirSync(`${folder.path}/many`)
  for (let file = 0; file < 2000; file++) fs.writeFileSync(`${folder.path}/many/${file}`, '')
  flags.write({ listing: true, hidden: false, index: false, cors: false })
  ask(1, nowMs, '/many/')
  expect(job.status).toBe(200)
  const before = descriptors().length
  onLook = () => job.cancel()
  // Not from memory, which has the first one for a second.
  expect(ask(2, nowMs + 1000, '/many/')).toBe('0')
  expect(job.outcome).toBe('done')
  expect(descriptors()).toHaveLength(before)
})

/** Writes /file so that no look at it shows the change, as a memory mapping does. */
function writeBehindTheClock(content: string): void {
  fs.writeFileSync(`${folder.path}/file`, content)
  stats ??= fs.statSync(`${folder.path}/file`, { bigint: true })
}

describe('a file too long for the cache', () => {
  /** How the worker answered: which content it names, and which it offers to the listener under which key. */
  function answer(batch: number, mayRefer = true) {
    ask(batch, nowMs, '/file', mayRefer)
    const { status, hotContentId: named, offeredId: keepId } = job
    const key = keepId === 0 ? '' : job.offeredKey
    return { status, named, keepId, key, headAlone: job.bytes.length === job.responseHeadBytes }
  }

  const usual = { status: 200, named: 0, keepId: 0, key: '', headAlone: false }

  beforeEach(() => fs.writeFileSync(`${folder.path}/file`, 'x'.repeat(100_000)))

  it('A long file is offered to the listener when it is requested again, and named while the listener has it', () => {
    expect(answer(1)).toEqual(usual)
    const { keepId, key, ...rest } = answer(2)
    expect(rest).toEqual({ status: 200, named: 0, headAlone: false })
    expect([keepId > 0, key.length > 0]).toEqual([true, true])
    directory.add(keepId)
    looks = 0
    const named = { ...usual, named: keepId, headAlone: true }
    expect([answer(3), answer(3)]).toEqual([named, named])
    expect(looks).toBe(1)
    directory.remove(keepId)
    expect(answer(4)).toEqual({ ...usual, keepId, key })
  })

  it('The content of a long file is not named if the job does not allow that', () => {
    answer(1)
    const { keepId, key } = answer(2)
    directory.add(keepId)
    expect(answer(3, false)).toEqual({ ...usual, keepId, key })
  })

  it('A long file that has changed is offered under another number and key', () => {
    answer(1)
    const { keepId, key } = answer(2)
    directory.add(keepId)
    fs.appendFileSync(`${folder.path}/file`, '!')
    expect(answer(3)).toEqual(usual)
    const changed = answer(4)
    expect([changed.keepId === keepId, changed.key === key]).toEqual([false, false])
  })

  it('A long file is not offered if it can’t be read or is longer than 2 MiB', () => {
    answer(1)
    fails = true
    expect(answer(2)).toMatchObject({ status: 500, named: 0, keepId: 0 })
    fails = false
    fs.truncateSync(`${folder.path}/file`, 2 * 1024 * 1024 + 1)
    for (let batch = 3; batch < 6; batch++) expect(answer(batch)).toEqual(usual)
  })
})
