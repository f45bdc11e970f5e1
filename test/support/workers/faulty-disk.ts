/**
 * A worker entry whose disk fails as the names of files say, `<fault>-at-<moment>-…`: see faulty-folder.ts. All else is the
 * real disk.
 */
import { closeSync, existsSync, lstatSync, openSync, readlinkSync, renameSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { workerData } from 'node:worker_threads'
import { nodeDisk, type Disk } from '../../../src/main/files/disk.ts'
import { runWorker } from '../../../src/main/worker/run-worker.ts'
import type { WorkerData } from '../../../src/main/worker/worker-data.ts'
import type { Fault, Moment } from '../faulty-folder.ts'

const data = workerData as WorkerData
const control = join(dirname(data.root!), 'control')

const faults: Record<Fault, () => void> = {
  gate: () => {
    writeFileSync(join(control, `entered-${data.thread}`), '')
    // Blocks this thread in the system, where JavaScript can't end it, until the test opens the other end.
    closeSync(openSync(join(control, 'gate'), 'r'))
  },
  eio: () => {
    throw systemError('EIO')
  },
  emfile: () => {
    if (!existsSync(join(control, 'no-descriptors'))) return
    writeFileSync(join(control, `tried-${data.thread}`), '')
    throw systemError('EMFILE')
  },
  throw: () => {
    throw new TypeError('a bug in a worker')
  },
  exit: () => process.exit(7),
  memory: () => {
    const hoard: number[][] = []
    for (;;) hoard.push(new Array<number>(1_000_000).fill(hoard.length + 0.5))
  },
}

function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: made by a test`), { code, syscall: 'test' })
}

function misbehave(path: string, moment: Moment): void {
  const [, fault, when] = /^([a-z]+)-at-([a-z-]+)(?:-\d+)?$/.exec(basename(path)) ?? []
  if (when === moment) faults[fault as Fault]()
}

const faultyDisk: Disk = {
  ...nodeDisk,
  open: (path) => {
    misbehave(path, 'open')
    return nodeDisk.open(path)
  },
  read: (...args) => {
    const [descriptor, , , , position] = args
    // A worker may read what another has opened, so only the descriptor leads to the file's name.
    const path = readlinkSync(`/proc/self/fd/${descriptor}`)
    misbehave(path, position === 0 ? 'first-read' : 'later-read')
    return nodeDisk.read(...args)
  },
  realpath: (path) => {
    const real = nodeDisk.realpath(path)
    // A swap happens right between the check and the use.
    const swap = join(control, `swap-${basename(path)}`)
    if (lstatSync(swap, { throwIfNoEntry: false }) !== undefined) renameSync(swap, path)
    return real
  },
}

const send = data.pages.postMessage.bind(data.pages)
data.pages.postMessage = (page: Uint8Array) => {
  send(page)
  // A listing has the folder's name in its title.
  if (Buffer.from(page.subarray(0, 4096)).includes('exit-at-page')) faults.exit()
}

runWorker(data, faultyDisk)
