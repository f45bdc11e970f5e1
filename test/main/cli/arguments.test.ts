import { afterEach, describe, expect, it, vi } from 'vitest'
import { parseArguments, type CliOptions } from '../../../src/main/cli/arguments.ts'

const defaults: CliOptions = {
  paths: ['.'],
  text: undefined,
  port: 8080,
  portChosen: false,
  host: undefined,
  names: [],
  threads: undefined,
  queue: undefined,
  hidden: false,
  listing: true,
  index: true,
  cors: false,
  validators: 'file',
  trustedProxies: [],
  ends: {},
  access: 'everyone',
  pin: undefined,
  logFormat: 'text',
  logFile: undefined,
  qr: undefined,
  yes: false,
}
const port9000 = { port: 9000, portChosen: true }

describe('arguments that say what to share', () => {
  afterEach(() => void vi.unstubAllGlobals())

  it('The root of a drive in quotes arrives with one quote on Windows and is understood', () => {
    vi.stubGlobal('process', Object.create(process, { platform: { value: 'win32' } }))
    expect(parseArguments(['D:"'])).toMatchObject({ kind: 'run', options: { paths: ['D:\\'] } })
  })

  it.each<[rule: string, args: string[], options: Partial<CliOptions>]>([
    ['without any, the current folder on the default port', [], {}],
    ['the first is the folder', ['photos'], { paths: ['photos'] }],
    ['the second is the port', ['photos', '9000'], { paths: ['photos'], ...port9000 }],
    ['a number alone is a folder', ['9000'], { paths: ['9000'] }],
    ['port 0 is any free port', ['.', '0'], { port: 0, portChosen: true }],
    ['the highest port is 65535', ['.', '65535'], { port: 65_535, portChosen: true }],
    ['the default port may be chosen, too', ['.', '8080'], { portChosen: true }],
    ['zeros in front change nothing', ['.', '09000'], port9000],
    ['--port VALUE', ['--port', '9000'], port9000],
    ['--port=VALUE', ['--port=9000'], port9000],
    ['-p VALUE', ['-p', '9000'], port9000],
    ['-pVALUE', ['-p9000'], port9000],
    ['--threads VALUE', ['--threads', '64'], { threads: 64 }],
    ['--threads=VALUE', ['--threads=1'], { threads: 1 }],
    ['-t VALUE', ['-t', '4'], { threads: 4 }],
    ['--queue VALUE', ['--queue', '1024'], { queue: 1024 }],
    ['--queue=VALUE', ['--queue=1'], { queue: 1 }],
    ['-q VALUE', ['-q', '8'], { queue: 8 }],
    ['--host ADDRESS', ['--host', '127.0.0.1'], { host: '127.0.0.1' }],
    ['--host=ADDRESS', ['--host=::1'], { host: '::1' }],
    ['an IPv6 address may stand in brackets, as in links', ['--host', '[::1]'], { host: '::1' }],
    ['--name NAME, repeatable', ['--name', 'mypc.lan', '--name=nas'], { names: ['mypc.lan', 'nas'] }],
    ['--validators KIND', ['--validators', 'content'], { validators: 'content' }],
    [
      '--trust-proxy ADDRESS, repeatable, or a list',
      ['--trust-proxy', '127.0.0.1, ::1', '--trust-proxy=10.0.0.0/8'],
      { trustedProxies: ['127.0.0.1', '::1', '10.0.0.0/8'] },
    ],
    ['--hidden', ['--hidden'], { hidden: true }],
    ['--no-listing', ['--no-listing'], { listing: false }],
    ['--no-index', ['--no-index'], { index: false }],
    ['--cors', ['--cors'], { cors: true }],
    ['--key', ['--key'], { access: 'link' }],
    ['--pin', ['--pin'], { access: 'link', pin: 'random' }],
    ['--pin before the folder', ['--pin', 'photos'], { access: 'link', pin: 'random', paths: ['photos'] }],
    ['--pin DIGITS', ['--pin', '0123', 'photos'], { access: 'link', pin: '0123', paths: ['photos'] }],
    ['--pin=DIGITS', ['--pin=123456789012'], { access: 'link', pin: '123456789012' }],
    ['--pin behind the port', ['.', '9000', '--pin'], { access: 'link', pin: 'random', ...port9000 }],
    ['--pin before an option', ['--pin', '--hidden'], { access: 'link', pin: 'random', hidden: true }],
    ['--pin before --', ['--pin', '--', '9000'], { access: 'link', pin: 'random', paths: ['9000'] }],
    ['--log-format text', ['--log-format', 'text'], {}],
    ['--log-format json', ['--log-format', 'json'], { logFormat: 'json' }],
    ['--log-format=combined', ['--log-format=combined'], { logFormat: 'combined' }],
    ['--log-format none', ['--log-format', 'none'], { logFormat: 'none' }],
    ['--log-file FILE', ['--log-file', 'access.log'], { logFile: 'access.log' }],
    ['--log-file=FILE that begins with a dash', ['--log-file=-x'], { logFile: '-x' }],
    ['--qr', ['--qr'], { qr: true }],
    ['--no-qr', ['--no-qr'], { qr: false }],
    ['--yes', ['--yes'], { yes: true }],
    ['-y', ['-y'], { yes: true }],
    ['options may stand before the folder', ['--cors', 'photos'], { cors: true, paths: ['photos'] }],
    [
      'options may stand between folder and port',
      ['a', '--cors', '9'],
      { cors: true, paths: ['a'], port: 9, portChosen: true },
    ],
    ['of an option given twice the last counts', ['-p', '1', '--port', '9000'], port9000],
    ['what follows -- is no option', ['--', '--hidden'], { paths: ['--hidden'] }],
    ['the port may follow --, too', ['--', '-a', '9000'], { paths: ['-a'], ...port9000 }],
    ['several files and folders', ['a.mkv', 'b', './c'], { paths: ['a.mkv', 'b', './c'] }],
    [
      'the port is the last of them, if that is a number',
      ['a', 'b', '9000'],
      { paths: ['a', 'b'], ...port9000 },
    ],
    ['a file whose name is a number has its folder before it', ['a', './9000'], { paths: ['a', './9000'] }],
    ['--text alone shares nothing else', ['--text', 'hello'], { paths: [], text: 'hello' }],
    ['--text beside a folder', ['a', '--text=hello', '9000'], { paths: ['a'], text: 'hello', ...port9000 }],
    ['- is standard input', ['-', '9000'], { paths: ['-'], ...port9000 }],
    ['- at the end is no port', ['a', '-'], { paths: ['a', '-'] }],
    ['a folder may have any characters', ['a b/ü\n"'], { paths: ['a b/ü\n"'] }],
  ])('The arguments are understood: %s', (_, args, options) => {
    expect(parseArguments(args)).toEqual({ kind: 'run', options: { ...defaults, ...options } })
  })
})

describe('arguments that ask a question', () => {
  it.each<[args: string[], kind: string]>([
    [['--help'], 'help'],
    [['-h'], 'help'],
    [['--version'], 'version'],
    [['-v'], 'version'],
    [['-hv'], 'help'],
    [['photos', '--version', '-h'], 'help'],
    [['--help', '--port', 'abc'], 'help'],
  ])('The arguments %j ask for %s', (args, kind) => {
    expect(parseArguments(args)).toEqual({ kind })
  })
})

const see = 'See: spool --help'
const portRange = 'The port must be a whole number from 0 to 65535, not'
const threadRange = 'The number of threads must be a whole number from 1 to 64, not'
const queueRange = 'The queue capacity must be a whole number from 1 to 1024, not'

describe('mistakes get one line that says what is wrong', () => {
  it.each<[rule: string, args: string[], message: string]>([
    ['port 65536 is too high', ['.', '65536'], `${portRange} "65536".`],
    ['a port is a number', ['--port', 'abc'], `${portRange} "abc".`],
    ['a port has no exponent', ['-p', '1e3'], `${portRange} "1e3".`],
    ['a port is not hexadecimal', ['-p', '0x50'], `${portRange} "0x50".`],
    ['a port has no fraction', ['.', '80.5'], `${portRange} "80.5".`],
    ['a port has no sign', ['.', '+80'], `${portRange} "+80".`],
    ['a port has no space', ['.', ' 80'], `${portRange} " 80".`],
    ['a port is not empty', ['.', ''], `${portRange} "".`],
    ['a port has ASCII digits', ['.', '٨٠'], `${portRange} "٨٠".`],
    ['a port is not endless', ['.', '9'.repeat(400)], `${portRange} "${'9'.repeat(400)}".`],
    ['a negative port after =', ['--port=-1'], `${portRange} "-1".`],
    ['a negative port behind --', ['--', '.', '-1'], `${portRange} "-1".`],
    ['a negative port as an argument', ['.', '-1'], `Unknown option "-1". ${see}`],
    [
      'a negative port as a value',
      ['--port', '-1'],
      `--port needs a value, but "-1" looks like an option. ${see}`,
    ],
    ['no threads', ['-t', '0'], `${threadRange} "0".`],
    ['too many threads', ['--threads=65'], `${threadRange} "65".`],
    ['no queue', ['-q', '0'], `${queueRange} "0".`],
    ['too long a queue', ['--queue', '1025'], `${queueRange} "1025".`],
    [
      'the port twice',
      ['.', '80', '--port', '80'],
      'The port is given twice. Leave out --port or the last argument.',
    ],
    [
      'an empty folder',
      [''],
      'The name of a file or folder is empty. Leave it out to share the current folder.',
    ],
    ['an unknown option', ['--colour'], `Unknown option "--colour". ${see}`],
    ['an unknown short option', ['-x'], `Unknown option "-x". ${see}`],
    ['an unknown option with a value', ['--colour=red'], `Unknown option "--colour". ${see}`],
    ['a name that every object has', ['--constructor'], `Unknown option "--constructor". ${see}`],
    ['the opposite of an option', ['--no-hidden'], `Unknown option "--no-hidden". ${see}`],
    ['a missing value at the end', ['.', '--port'], `--port needs a value. ${see}`],
    ['a missing value of a short option', ['-t'], `-t needs a value. ${see}`],
    ['a missing value after =', ['--host='], `--host needs a value. ${see}`],
    [
      'a file for no log',
      ['--log-format', 'none', '--log-file', 'x'],
      '--log-format none leaves nothing to write to --log-file. Leave out one of them.',
    ],
    [
      'a QR code and none',
      ['--qr', '--no-qr'],
      '--qr and --no-qr contradict each other. Leave out one of them.',
    ],
    [
      'a QR code among lines for programs',
      ['--qr', '--log-format=json'],
      '--log-format json leaves no place for --qr. Leave out one of them.',
    ],
    ['an empty value', ['--log-file', ''], `--log-file needs a value. ${see}`],
    [
      'an option for a value',
      ['--host', '--cors'],
      `--host needs a value, but "--cors" looks like an option. ${see}`,
    ],
    ['a value for a switch', ['--cors=yes'], `--cors doesn't take a value. ${see}`],
    ['a value for a question', ['--help=me'], `--help doesn't take a value. ${see}`],
    [
      'an unknown log format',
      ['--log-format', 'xml'],
      'The log format must be one of text, json, combined, none, not "xml".',
    ],
    [
      'the log format in capitals',
      ['--log-format', 'JSON'],
      'The log format must be one of text, json, combined, none, not "JSON".',
    ],
    [
      'an unknown kind of validators',
      ['--validators', 'inode'],
      '--validators must be one of file, content, not "inode".',
    ],
    ...['localhost', '10.0.0.0/33', '[::1]', 'fe80::1%eth0', '10.0.0.1:80'].map(
      (text): [string, string[], string] => [
        `${text} as a proxy`,
        ['--trust-proxy', `127.0.0.1,${text}`],
        `--trust-proxy takes an address or a range, such as 192.0.2.10 or 10.0.0.0/8, not "${text}".`,
      ],
    ),
    [
      'an empty address of a proxy',
      ['--trust-proxy=127.0.0.1,'],
      '--trust-proxy takes an address or a range, such as 192.0.2.10 or 10.0.0.0/8, not "".',
    ],
    ['control characters are shown, not sent', ['-p\x1b[2J\n'], `${portRange} "\\x1b[2J\\x0a".`],
    [
      'a short PIN',
      ['--pin', '123'],
      'The PIN must have 4 to 12 digits, not "123". Without any, Spool makes one.',
    ],
    [
      'a PIN of letters',
      ['--pin=abcd'],
      'The PIN must have 4 to 12 digits, not "abcd". Without any, Spool makes one.',
    ],
    ['an empty PIN', ['--pin='], '--pin needs a value. See: spool --help'],
    ['a value for --key', ['--key=abc'], "--key doesn't take a value. See: spool --help"],
  ])('A mistake gets one line with what is wrong: %s', (_, args, message) => {
    expect(parseArguments(args)).toEqual({ kind: 'mistake', message })
  })
})
