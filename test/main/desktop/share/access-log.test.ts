import {
  mkdirSync,
  mkdtempSync,
  promises,
  readFileSync,
  rmSync,
  rmdirSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { AccessLog } from '../../../../src/main/desktop/share/access-log.ts'
import { drainIo } from '../../../../src/main/base/pending-io.ts'
import { LogBatchWriter } from '../../../../src/main/log/log-batch.ts'
import { rawLogEntry } from '../../../shared/log/log-entry-fixture.ts'

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
    vi.restoreAllMocks()
    rmSync(folder, { recursive: true })
  })

  const targets = () =>
    Array.from(
      readFileSync(path, 'utf8').matchAll(/"GET (\S+) HTTP\/1\.1" 200 1536 "-" "-"\n/g),
      ([, target]) => target,
    )

  it('The log file has a line for every request, however many come at the same time', async () => {
    const log = new AccessLog(path, () => undefined)
    log.setEnabled(true)
    const all = Array.from({ length: 1000 }, (_, index) => `/${index}`)
    log.add(batch(...all.slice(0, 700)))
    log.add(batch(...all.slice(700)))
    await log.close()
    expect(targets()).toEqual(all)
  })

  it('The log file is not created before it is wanted', async () => {
    const log = new AccessLog(path, () => undefined)
    log.add(batch('/unwanted'))
    await log.close()
    expect(() => readFileSync(path)).toThrow('ENOENT')
  })

  it('The log file is appended to, and has nothing from the time when it was switched off', async () => {
    const log = new AccessLog(path, () => undefined)
    log.setEnabled(true)
    log.setEnabled(true)
    log.add(batch('/one'))
    log.setEnabled(false)
    log.add(batch('/unwanted'))
    await log.close()
    const next = new AccessLog(path, () => undefined)
    next.setEnabled(true)
    next.add(batch('/two'))
    await next.close()
    expect(targets()).toEqual(['/one', '/two'])
  })

  it('A log file that can’t be written is reported, is reported again when it can, and then gets new lines', async () => {
    mkdirSync(path, { recursive: true })
    const open = vi.spyOn(promises, 'open')
    const onWritable = vi.fn<(isWritable: boolean) => void>()
    const log = new AccessLog(path, onWritable)
    log.setEnabled(true)
    log.add(batch('/lost'))
    await expect
      .poll(() => open.mock.settledResults.slice(0, 2))
      .toMatchObject([{ type: 'rejected' }, { type: 'rejected' }])
    expect(onWritable.mock.calls).toEqual([[false]])
    rmdirSync(path)
    log.add(batch('/written'))
    await log.close()
    expect(targets()).toEqual(['/written'])
    expect(onWritable.mock.calls).toEqual([[false], [true]])
  })

  it('The log file is kept to 50 MB, and the previous one is kept beside it', async () => {
    mkdirSync(join(folder, 'logs'))
    writeFileSync(path, '')
    truncateSync(path, 50_000_000 - 150)
    writeFileSync(`${path}.1`, 'of long ago')
    const log = new AccessLog(path, () => undefined)
    log.setEnabled(true)
    // A line has about 80 bytes.
    log.add(batch('/one'))
    log.add(batch('/two'))
    await log.close()
    expect(targets()).toEqual(['/two'])
    expect(statSync(`${path}.1`).size).toBeGreaterThan(50_000_000 - 100)
    expect(statSync(`${path}.1`).size).toBeLessThanOrEqual(50_000_000)
  })

  it('A log file that was reported as failing no longer counts as such once it is switched off', async () => {
    mkdirSync(path, { recursive: true })
    const onWritable = vi.fn<(isWritable: boolean) => void>()
    const log = new AccessLog(path, onWritable)
    log.setEnabled(true)
    await expect.poll(() => onWritable.mock.calls).toEqual([[false]])
    log.setEnabled(false)
    expect(onWritable.mock.calls).toEqual([[false], [true]])
    await log.close()
  })

  it('A log file that can’t be closed does not hold up the end of the app', async () => {
    const before = await drainIo(0)
    let answer: (() => void) | undefined
    const closing = new Promise<void>((resolve) => (answer = resolve))
    const { open } = promises
    vi.spyOn(promises, 'open').mockImplementationOnce(async (...args) => {
      const handle = await open(...args)
      const close = handle.close.bind(handle)
      return Object.assign(handle, { close: () => closing.then(close) })
    })
    const log = new AccessLog(path, () => undefined)
    log.setEnabled(true)
    log.add(batch('/one'))
    await log.close()
    // It is counted as what an orderly end would wait for.
    expect(await drainIo(0)).toBe(before + 1)
    answer!()
    expect(await drainIo(10_000)).toBe(before)
  })

  it('A log file that can’t be written loses its lines and does no other harm', async () => {
    writeFileSync(join(folder, 'logs'), '')
    const log = new AccessLog(path, () => undefined)
    expect(() => log.setEnabled(true)).not.toThrow()
    log.add(batch('/lost'))
    await log.close()
  })
})
