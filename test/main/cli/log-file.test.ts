import { constants, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { describe, expect, it, vi } from 'vitest'
import { logFile } from '../../../src/main/cli/log-file.ts'
import { temporaryFolder } from '../../support/serve.ts'

const never = () => {
  throw new Error('There was no trouble to report.')
}

describe('a log file', () => {
  it('is made, and gets line after line', () => {
    using folder = temporaryFolder()
    const path = `${folder.path}/access.log`
    const write = logFile(path, never)
    write('one\n')
    write('two\nthree\n')
    expect(readFileSync(path, 'utf8')).toBe('one\ntwo\nthree\n')
  })

  it('is appended to', () => {
    using folder = temporaryFolder()
    const path = `${folder.path}/access.log`
    writeFileSync(path, 'old\n')
    logFile(path, never)('new\n')
    expect(readFileSync(path, 'utf8')).toBe('old\nnew\n')
  })

  it.skipIf(process.platform === 'win32')('is nothing that others may read', () => {
    using folder = temporaryFolder()
    const path = `${folder.path}/access.log`
    logFile(path, never)
    expect(statSync(path).mode & 0o007).toBe(0)
  })

  it('is UTF-8', () => {
    using folder = temporaryFolder()
    const path = `${folder.path}/access.log`
    logFile(path, never)('Grüße 😀\n')
    expect(readFileSync(path, 'utf8')).toBe('Grüße 😀\n')
  })

  it('takes what is larger than one write', () => {
    using folder = temporaryFolder()
    const path = `${folder.path}/access.log`
    const lines = `${'x'.repeat(99)}\n`.repeat(100_000)
    logFile(path, never)(lines)
    expect(readFileSync(path, 'latin1')).toBe(lines)
  })

  it.each([
    ['in a folder that does not exist', 'missing/access.log', 'ENOENT'],
    ['that is a folder', 'folder', 'EISDIR'],
  ])('%s is refused at once', (_, name, code) => {
    using folder = temporaryFolder()
    mkdirSync(`${folder.path}/folder`)
    expect(() => logFile(`${folder.path}/${name}`, never)).toThrow(expect.objectContaining({ code }) as Error)
  })

  it.runIf(existsSync('/dev/full'))('on a full disk reports it once and goes on trying', () => {
    const troubles: unknown[] = []
    const write = logFile('/dev/full', (error) => troubles.push(error))
    write('one\n')
    write('two\n')
    expect(troubles).toEqual([expect.objectContaining({ code: 'ENOSPC' })])
  })

  it('on a disk that fills up within a line begins the next one on a line of its own', async () => {
    const written: string[] = []
    let spaceBytes = 6
    vi.resetModules()
    vi.doMock('node:fs', () => ({
      constants,
      openSync: () => 9,
      writeSync: (_: number, bytes: Buffer, offset: number) => {
        const count = Math.min(spaceBytes, bytes.length - offset)
        if (count === 0) throw new Error('ENOSPC: no space left on device, write')
        spaceBytes -= count
        written.push(bytes.toString('utf8', offset, offset + count))
        return count
      },
    }))
    const troubles: unknown[] = []
    const { logFile: fillingFile } = await import('../../../src/main/cli/log-file.ts')
    vi.doUnmock('node:fs')
    const write = fillingFile('access.log', (error) => troubles.push(error))
    write('one\n')
    write('two\n')
    write('lost\n')
    expect(written.join('')).toBe('one\ntw')
    spaceBytes = 100
    write('three\n')
    write('four\n')
    spaceBytes = 0
    write('five\n')
    expect(written.join('')).toBe('one\ntw\nthree\nfour\n')
    expect(troubles).toHaveLength(2)
  })
})
