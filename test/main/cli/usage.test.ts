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
    '--validators KIND',
    '--trust-proxy ADDRESS',
    '--log-format FORMAT',
    '--log-file FILE',
    '--qr, --no-qr',
    '-y, --yes',
    '-h, --help',
    '-v, --version',
  ])('The help text lists %s', (words) => {
    expect(usage).toContain(words)
  })

  it('The help text fits a terminal of 80 columns', () => {
    expect(usage.split('\n').filter((line) => line.length > 80)).toEqual([])
  })

  it('The help text ends its last line and has no trailing spaces', () => {
    expect(usage).toMatch(/\S\n$/)
    expect(usage).not.toMatch(/[ \t]\n/)
  })

  it('The help text gives the bounds in force', () => {
    expect(usage).toContain(`${bounds.threads.min} to ${bounds.threads.max}`)
    expect(usage).toContain(`${bounds.queue.min} to ${bounds.queue.max}`)
  })

  it('The help text lists every log format', () => {
    for (const format of logFormats) expect(usage).toContain(format)
  })
})
