import { execFileSync } from 'node:child_process'
import {
  appendFileSync,
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  rmdirSync,
  writeFileSync,
  WriteStream,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { AccessLog } from '../../../src/main/desktop/access-log.ts'
import { waitsLeft } from '../../../src/main/desktop/file-waits.ts'
import { LogBatchWriter } from '../../../src/shared/log-batch.ts'
import { rawLogEntry } from '../../shared/log-entry-fixture.ts'

function batch(...targets: string[]): Uint8Array {
  const writer = new LogBatchWriter()
  for (const target of targets) writer.add(rawLogEntry(`GET ${target} HTTP/1.1\r\n\r\n`))
  return writer.flush()!
}

describe('the log file', () => {
  let folder: string
  let path: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'spool-log-'))
    path = join(folder, 'logs/access.log')
  })
  afterEach(() => {
    vi.useRealTimers()
    vi.restoreAllMocks()
    rmSync(folder, { recursive: true })
  })

  const targets = () =>
    Array.from(
      readFileSync(path, 'utf8').matchAll(/"GET (\S+) HTTP\/1\.1" 200 1536 "-" "-"\n/g),
      ([, target]) => target,
    )

  it('has a line for every request, however many come at once', async () => {
    const log = new AccessLog(path, () => undefined)
    log.setWanted(true)
    const all = Array.from({ length: 1000 }, (_, index) => `/${index}`)
    log.add(batch(...all.slice(0, 700)))
    log.add(batch(...all.slice(700)))
    await log.close()
    expect(targets()).toEqual(all)
  })

  it('is not made before it is wanted', async () => {
    const log = new AccessLog(path, () => undefined)
    log.add(batch('/unwanted'))
    await log.close()
    expect(() => readFileSync(path)).toThrow('ENOENT')
  })

  it('is appended to, and has nothing of the time when it was not wanted', async () => {
    const log = new AccessLog(path, () => undefined)
    log.setWanted(true)
    log.setWanted(true)
    log.add(batch('/one'))
    log.setWanted(false)
    log.add(batch('/unwanted'))
    await log.close()
    const next = new AccessLog(path, () => undefined)
    next.setWanted(true)
    next.add(batch('/two'))
    await next.close()
    expect(targets()).toEqual(['/one', '/two'])
  })

  it('has the lines that come once it can be written again, and says when it can’t be and when it can', async () => {
    mkdirSync(path, { recursive: true })
    vi.useFakeTimers({ toFake: ['performance'] })
    const onWritable = vi.fn<(isWritable: boolean) => void>()
    const log = new AccessLog(path, onWritable)
    log.setWanted(true)
    log.add(batch('/lost'))
    await vi.waitFor(() => expect(onWritable.mock.calls).toEqual([[false]]))
    rmdirSync(path)
    log.add(batch('/too-soon'))
    vi.advanceTimersByTime(5000)
    log.add(batch('/written'))
    await log.close()
    expect(targets()).toEqual(['/written'])
    expect(onWritable.mock.calls).toEqual([[false], [true]])
  })

  it('begins a new line after one that a full disk has cut', async () => {
    vi.useFakeTimers({ toFake: ['performance'] })
    const onWritable = vi.fn<(isWritable: boolean) => void>()
    const log = new AccessLog(path, onWritable)
    log.setWanted(true)
    // The disk takes half a line, and no more.
    vi.spyOn(WriteStream.prototype, '_write').mockImplementationOnce(function (
      this: WriteStream,
      data,
      _encoding,
      done,
    ) {
      const half = (data as Buffer).subarray(0, 20)
      appendFileSync(path, half)
      this.bytesWritten += half.length
      done(Object.assign(new Error('no space left on device'), { code: 'ENOSPC' }))
    })
    log.add(batch('/cut'))
    await vi.waitFor(() => expect(onWritable.mock.calls).toEqual([[false]]))
    vi.advanceTimersByTime(5000)
    log.add(batch('/whole'))
    await log.close()
    expect(readFileSync(path, 'utf8')).toMatch(/^\S.{19}\n\S+ - - \[.*"GET \/whole HTTP\/1\.1".*\n$/)
  })

  it('has nothing to say of a file that is no longer wanted', async () => {
    mkdirSync(path, { recursive: true })
    const onWritable = vi.fn<(isWritable: boolean) => void>()
    const log = new AccessLog(path, onWritable)
    log.setWanted(true)
    await vi.waitFor(() => expect(onWritable.mock.calls).toEqual([[false]]))
    log.setWanted(false)
    expect(onWritable.mock.calls).toEqual([[false], [true]])
    await log.close()
  })

  it.runIf(process.platform !== 'win32')(
    'that is a pipe nobody reads keeps nobody from quitting',
    async () => {
      mkdirSync(join(folder, 'logs'))
      execFileSync('mkfifo', [path])
      const log = new AccessLog(path, () => undefined)
      log.setWanted(true)
      log.add(batch('/one'))
      await log.close()
      // It is told as what an orderly end would wait for.
      expect(await waitsLeft(0)).toBe(1)
      // Lets the open that is still under way come to its end.
      closeSync(openSync(path, 'r+'))
      expect(await waitsLeft(10_000)).toBe(0)
    },
  )

  it('that can’t be written costs its lines and nothing else', async () => {
    writeFileSync(join(folder, 'logs'), '')
    const log = new AccessLog(path, () => undefined)
    expect(() => log.setWanted(true)).not.toThrow()
    log.add(batch('/lost'))
    await log.close()
  })
})
