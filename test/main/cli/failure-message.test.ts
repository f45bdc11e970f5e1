import { describe, expect, it } from 'vitest'
import { failureMessage } from '../../../src/main/cli/failure-message.ts'
import type { ServerFailureCode } from '../../../src/shared/server-failure.ts'

const asked = {
  folder: 'photos',
  port: 8080,
  host: undefined as string | undefined,
  freePort: 8082 as number | undefined,
}

describe('what hinders a start is said in one line, with what to do', () => {
  it.each<[rule: string, code: ServerFailureCode, asked: Partial<typeof asked>, message: string]>([
    [
      'a port in use: another one',
      'port-in-use',
      {},
      'Port 8080 is already in use by another app. Port 8082 is free: --port 8082',
    ],
    [
      'a port in use, and none free near it',
      'port-in-use',
      { freePort: undefined },
      'Port 8080 is already in use by another app. Choose another one.',
    ],
    [
      'a low port: rights',
      'port-not-allowed',
      { port: 80 },
      'Port 80 is reserved: ports below 1024 need administrator rights. Choose a higher one, such as 8080.',
    ],
    [
      'a port that the system keeps',
      'port-not-allowed',
      { port: 1024 },
      "Your system doesn't allow port 1024. Choose another one.",
    ],
    [
      'an address of another machine',
      'address-not-available',
      { host: '203.0.113.7' },
      'This computer doesn\'t have the address "203.0.113.7". Leave out --host to listen on all its addresses.',
    ],
    [
      'no such folder',
      'folder-missing',
      {},
      'The folder "photos" can\'t be found. Check the name, or put it in quotes if it has spaces.',
    ],
    [
      'a port where the folder belongs',
      'folder-missing',
      { folder: '9000' },
      'The folder "9000" can\'t be found. To share the current folder on port 9000: spool . 9000',
    ],
    [
      'a number that is no port is a name',
      'folder-missing',
      { folder: '65536' },
      'The folder "65536" can\'t be found. Check the name, or put it in quotes if it has spaces.',
    ],
    [
      'a name that could not be read from the arguments',
      'folder-missing',
      { folder: 'bad\ufffddir' },
      'The folder name "bad\ufffddir" isn\'t UTF-8 and can\'t be used as an argument. Change into the folder (cd) and run: spool .',
    ],
    [
      'a file',
      'folder-not-a-folder',
      { folder: 'cat.jpg' },
      '"cat.jpg" isn\'t a folder. To share a file, name the folder it is in.',
    ],
    [
      'no permission',
      'folder-not-readable',
      {},
      'You don\'t have permission to open the folder "photos". Choose another one, or ask its owner.',
    ],
    [
      'no descriptors',
      'no-descriptors',
      {},
      'Too many files are open on this computer. Close some apps, or raise the limit (ulimit -n).',
    ],
    [
      'anything else: the first line of what the system says',
      'internal',
      {},
      "Sharing couldn't start: EIO: i/o error, listen",
    ],
    [
      'a name has no power over the terminal',
      'folder-missing',
      { folder: 'a\n\x1b[2J\u202e' },
      'The folder "a\\x0a\\x1b[2J\\u{202e}" can\'t be found. Check the name, or put it in quotes if it has spaces.',
    ],
  ])('A failed start is put into one line with what to do: %s', (_, code, changes, message) => {
    const failure = { code, detail: 'EIO: i/o error, listen\n    at Server.listen (node:net:1:1)' }
    const { freePort, ...all } = { ...asked, ...changes }
    expect(failureMessage(failure, all, freePort)).toBe(message)
  })
})
