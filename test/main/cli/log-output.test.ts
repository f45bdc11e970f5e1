import { describe, expect, it } from 'vitest'
import { logOutput } from '../../../src/main/cli/log-output.ts'
import { textStyle } from '../../../src/main/cli/text-style.ts'
import { LogBatchWriter } from '../../../src/main/log/log-batch.ts'
import { rawLogEntry } from '../../shared/log/log-entry-fixture.ts'

function batchOf(...targets: string[]): Uint8Array {
  const writer = new LogBatchWriter()
  for (const target of targets) writer.add(rawLogEntry(`GET ${target} HTTP/1.1\r\n\r\n`))
  return writer.flush()!
}

describe('a batch of log entries', () => {
  it.each([
    ['text', /^\S+ {2}192\.168\.1\.23 {5}200 {2}GET \/a {2}1\.5 KB, 3\.3 ms\n\S+ .*GET \/b .*\n$/],
    ['json', /^\{"event":"request",.*"target":"\/a".*\}\n\{"event":"request",.*"target":"\/b".*\}\n$/],
    ['combined', /^192\.168\.1\.23 - - \[.*\] "GET \/a HTTP\/1\.1" 200 .*\n192\.168\.1\.23 .*"GET \/b .*\n$/],
  ] as const)('A batch is written in one go, in the format %s with a line per entry', (format, lines) => {
    const written: string[] = []
    logOutput(format, textStyle(false), (lines) => written.push(lines.toString()))(batchOf('/a', '/b'))
    expect(written).toEqual([expect.stringMatching(lines)])
  })

  it('A batch is coloured where colours are wanted', () => {
    const written: string[] = []
    logOutput('text', textStyle(true), (lines) => written.push(lines.toString()))(batchOf('/a'))
    expect(written.join('')).toContain('\x1b[32m200\x1b[39m')
  })
})
