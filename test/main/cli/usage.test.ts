import { describe, expect, it } from 'vitest'
import { logFormats } from '../../../src/main/cli/log-output.ts'
import { usage } from '../../../src/main/cli/usage.ts'
import { bounds } from '../../../src/shared/settings.ts'

describe('the help text', () => {
  it.each([
    '[folder] [port]',
    '--host ADDRESS',
    '-p, --port PORT',
    '-t, --threads N',
    '-q, --queue N',
    '--hidden',
    '--no-listing',
    '--no-index',
    '--cors',
    '--log-format FORMAT',
    '--log-file FILE',
    '-h, --help',
    '-v, --version',
  ])('names %s', (words) => {
    expect(usage).toContain(words)
  })

  it('fits a terminal of 80 columns', () => {
    expect(usage.split('\n').filter((line) => line.length > 80)).toEqual([])
  })

  it('ends its last line, and has no space at any end', () => {
    expect(usage).toMatch(/\S\n$/)
    expect(usage).not.toMatch(/[ \t]\n/)
  })

  it('gives the bounds that hold', () => {
    expect(usage).toContain(`${bounds.threads.min} to ${bounds.threads.max}`)
    expect(usage).toContain(`${bounds.queue.min} to ${bounds.queue.max}`)
  })

  it('names every log format', () => {
    for (const format of logFormats) expect(usage).toContain(format)
  })
})
