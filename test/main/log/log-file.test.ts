import {
  constants,
  existsSync,
  mkdirSync,
  promises,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { LogFile, type LogDisk, type LogFileOptions } from '../../../src/main/log/log-file.ts'
import { soon, temporaryFolder } from '../../support/serve.ts'

let folder: ReturnType<typeof temporaryFolder>
let path: string
let problems: (string | undefined)[]

beforeEach(() => {
  // The look once a second happens when a test says so.
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  folder = temporaryFolder()
  path = `${folder.path}/access.log`
  problems = []
})

afterEach(() => {
  vi.useRealTimers()
  folder[Symbol.dispose]()
})

const content = (file = path) => readFileSync(file, 'utf8')

function logFile(options: Partial<LogFileOptions> = {}, disk?: LogDisk): LogFile {
  const onProblem = (problem: Error | undefined) =>
    problems.push(
      problem === undefined ? undefined : ((problem as NodeJS.ErrnoException).code ?? problem.message),
    )
  return new LogFile(path, { mode: 0o640, onProblem, ...options }, disk)
}

/** The name is looked up before what is added from now on is written. */
const aSecondLater = () => vi.advanceTimersByTime(1000)

/** The system's files, with a step of another kind. */
const faulty = (fault: Partial<LogDisk>): LogDisk => ({
  open: promises.open,
  stat: promises.stat,
  rename: promises.rename,
  mkdir: promises.mkdir,
  ...fault,
})

/** A disk with so much space. It takes half a line if there is no more. */
function smallDisk(space: { bytes: number }): LogDisk {
  return faulty({
    open: async (...args) => {
      const handle = await promises.open(...args)
      const write = handle.write.bind(handle) as (
        bytes: Buffer,
        from: number,
        length: number,
      ) => Promise<unknown>
      const bounded = (bytes: Buffer, from: number) => {
        const length = Math.min(space.bytes, bytes.length - from)
        if (length === 0) return Promise.reject(Object.assign(new Error('no space'), { code: 'ENOSPC' }))
        space.bytes -= length
        return write(bytes, from, length)
      }
      return Object.assign(handle, { write: bounded as typeof handle.write })
    },
  })
}

describe('a log file', () => {
  it('A log file is created and gets line after line', async () => {
    const file = logFile()
    file.add('one\n')
    file.add('two\nthree\n')
    await file.close()
    expect(content()).toBe('one\ntwo\nthree\n')
    expect(file.unwrittenLines).toBe(0)
  })

  it('Lines are appended to an existing log file', async () => {
    writeFileSync(path, 'old\n')
    const file = logFile()
    file.add('new\n')
    await file.close()
    expect(content()).toBe('old\nnew\n')
  })

  it('A log file exists once it is opened', async () => {
    const file = logFile()
    await file.open()
    expect(content()).toBe('')
    await file.close()
  })

  it.skipIf(process.platform === 'win32')('A log file gets the permissions given', async () => {
    const file = logFile({ mode: 0o600 })
    await file.open()
    expect(statSync(path).mode & 0o777).toBe(0o600)
    await file.close()
  })

  it('A log file is UTF-8', async () => {
    const file = logFile()
    file.add('Grüße 😀\n')
    await file.close()
    expect(content()).toBe('Grüße 😀\n')
  })

  it('Lines larger than one write reach the log file whole', async () => {
    const lines = `${'x'.repeat(99)}\n`.repeat(100_000)
    const file = logFile()
    file.add(lines)
    await file.close()
    expect(content()).toBe(lines)
  })

  it.each([
    ['in a folder that does not exist', 'missing/access.log', 'ENOENT'],
    ['that is a folder', 'folder', 'EISDIR'],
  ])('A log file %s is refused when it is opened', async (_, name, code) => {
    mkdirSync(`${folder.path}/folder`)
    path = `${folder.path}/${name}`
    const file = logFile()
    await expect(file.open()).rejects.toMatchObject({ code })
    await file.close()
  })

  it('Missing parent folders are made if that is asked for', async () => {
    path = `${folder.path}/a/b/access.log`
    const file = logFile({ makesFolder: true })
    file.add('one\n')
    await file.close()
    expect(content()).toBe('one\n')
  })

  it.runIf(existsSync('/dev/full'))('A full disk is reported once, and writing is tried again', async () => {
    path = '/dev/full'
    const file = logFile()
    file.add('one\n')
    file.add('two\n')
    await file.close()
    expect(problems).toEqual(['ENOSPC'])
  })

  it('After a line torn by a full disk the next one begins on a line of its own', async () => {
    const space = { bytes: 6 }
    const file = logFile({}, smallDisk(space))
    for (const line of ['one\n', 'two\n', 'lost\n']) file.add(line)
    await vi.waitFor(() => expect(problems).toEqual(['ENOSPC']), soon)
    space.bytes = 100
    file.add('three\n')
    file.add('four\n')
    await vi.waitFor(() => expect(content()).toBe('one\ntw\nthree\nfour\n'), soon)
    expect(problems).toEqual(['ENOSPC', undefined])
    space.bytes = 0
    file.add('five\n')
    await file.close()
    expect(problems).toEqual(['ENOSPC', undefined, 'ENOSPC'])
  })

  it('Lines without space to wait are dropped and counted, which is reported once', async () => {
    let open: () => void = () => undefined
    const gate = new Promise<void>((resolve) => (open = resolve))
    const file = logFile({}, faulty({ open: (...args) => gate.then(() => promises.open(...args)) }))
    const mebibyte = `${'x'.repeat((1 << 20) - 1)}\n`
    for (let round = 0; round < 18; round++) file.add(mebibyte)
    expect(problems).toEqual(['the disk is too slow'])
    expect(file.unwrittenLines).toBe(18)
    open()
    await file.close()
    expect(file.unwrittenLines).toBe(2)
    expect(statSync(path).size).toBe(16 << 20)
    expect(problems).toEqual(['the disk is too slow', undefined])
  })
})

// Windows renames no open file.
describe.skipIf(process.platform === 'win32')('a log file that another program', () => {
  it('A log file that another program renamed continues under its path a second later without losing a line', async () => {
    const file = logFile()
    file.add('one\n')
    await file.open()
    renameSync(path, `${path}.1`)
    file.add('two\n')
    aSecondLater()
    file.add('three\n')
    await file.close()
    expect(content(`${path}.1`)).toBe('one\ntwo\n')
    expect(content()).toBe('three\n')
    expect(problems).toEqual([])
  })

  it('A log file that another program deleted is created again', async () => {
    const file = logFile()
    await file.open()
    rmSync(path)
    aSecondLater()
    file.add('two\n')
    await file.close()
    expect(content()).toBe('two\n')
  })

  it('A log file that another program replaced continues in the new one', async () => {
    const file = logFile()
    await file.open()
    renameSync(path, `${path}.1`)
    writeFileSync(path, 'made by logrotate\n')
    aSecondLater()
    file.add('two\n')
    await file.close()
    expect(content()).toBe('made by logrotate\ntwo\n')
  })

  it('A renamed log file continues under its path immediately when it is reopened', async () => {
    const file = logFile()
    file.add('one\n')
    await file.open()
    renameSync(path, `${path}.1`)
    file.reopen()
    file.add('two\n')
    await file.close()
    expect(content(`${path}.1`)).toBe('one\n')
    expect(content()).toBe('two\n')
  })

  it('A log file that another program truncated continues at its beginning', async () => {
    const file = logFile({ maxBytes: 10 })
    file.add('one two\n')
    await file.open()
    truncateSync(path)
    aSecondLater()
    file.add('three\n')
    await file.close()
    expect(content()).toBe('three\n')
    expect(existsSync(`${path}.1`)).toBe(false)
  })

  it('A log file that no program touches is opened once', async () => {
    const open = vi.fn(promises.open)
    const file = logFile({}, faulty({ open }))
    file.add('one\n')
    aSecondLater()
    file.add('two\n')
    aSecondLater()
    await file.close()
    expect(open).toHaveBeenCalledOnce()
    expect(open.mock.calls[0]![1]).toBe(
      constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT | constants.O_NONBLOCK,
    )
  })

  it('A log file moved with its folder is still written until its path can be reopened', async () => {
    mkdirSync(`${folder.path}/logs`)
    path = `${folder.path}/logs/access.log`
    const file = logFile()
    await file.open()
    renameSync(`${folder.path}/logs`, `${folder.path}/old`)
    aSecondLater()
    file.add('one\n')
    aSecondLater()
    file.add('two\n')
    await vi.waitFor(() => expect(content(`${folder.path}/old/access.log`)).toBe('one\ntwo\n'), soon)
    expect(problems).toEqual(['ENOENT'])
    mkdirSync(`${folder.path}/logs`)
    aSecondLater()
    file.add('three\n')
    await file.close()
    expect(content()).toBe('three\n')
    expect(problems).toEqual(['ENOENT', undefined])
  })

  it('A new log file does not begin with the end of a line torn in the previous one', async () => {
    const space = { bytes: 2 }
    const file = logFile({}, smallDisk(space))
    file.add('one\n')
    await vi.waitFor(() => expect(problems).toEqual(['ENOSPC']), soon)
    renameSync(path, `${path}.1`)
    space.bytes = 100
    file.reopen()
    file.add('two\n')
    await file.close()
    expect(content()).toBe('two\n')
  })
})

describe('a log file with a limit', () => {
  it('A log file that would outgrow its limit becomes the previous one', async () => {
    const file = logFile({ maxBytes: 10 })
    for (const line of ['one\n', 'two\n', 'three\n', 'four\n', 'five\n']) file.add(line)
    await file.close()
    expect(content(`${path}.1`)).toBe('three\n')
    expect(content()).toBe('four\nfive\n')
    expect(existsSync(`${path}.2`)).toBe(false)
  })

  it('What a log file already holds counts toward its limit', async () => {
    writeFileSync(path, 'from before\n')
    const file = logFile({ maxBytes: 14 })
    await file.open()
    file.add('new\n')
    await file.close()
    expect(content(`${path}.1`)).toBe('from before\n')
    expect(content()).toBe('new\n')
  })

  it('A log file that can’t be renamed keeps growing', async () => {
    const rename = vi.fn(() => Promise.reject(new Error('EBUSY')))
    const file = logFile({ maxBytes: 5 }, faulty({ rename }))
    file.add('one\n')
    file.add('two\n')
    await file.close()
    expect(rename).toHaveBeenCalledOnce()
    expect(content()).toBe('one\ntwo\n')
    expect(problems).toEqual([])
  })
})
