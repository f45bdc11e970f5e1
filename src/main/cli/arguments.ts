/** Parses the arguments of the terminal command. Pure. */
import { parseArgs } from 'node:util'
import { pathArgument } from '../host/path-argument.ts'
import type { EndConditions } from '../../shared/app/share-ends.ts'
import { bounds, defaultPort, pinLength, type AccessMode } from '../../shared/settings.ts'
import { endConditions, endMistake, endOptionTypes } from './end-arguments.ts'
import { logFormats, type LogFormat } from './log-output.ts'
import { quoted } from './notice.ts'
import { proxyMistake, proxyOptions, proxyOptionTypes, type ProxyOptions } from './proxy-arguments.ts'

/** What the user asked for. */
export type CliOptions = ProxyOptions & {
  /** The files and folders to share; `-` stands for standard input. */
  readonly paths: readonly string[]
  /** A text to share beside them. */
  readonly text: string | undefined
  readonly port: number
  /** Whether the user chose the port. The default one may give way to the next free one. */
  readonly portChosen: boolean
  readonly host: string | undefined
  readonly names: readonly string[]
  readonly threads: number | undefined
  readonly queue: number | undefined
  readonly hidden: boolean
  readonly listing: boolean
  readonly index: boolean
  readonly cors: boolean
  readonly ends: EndConditions
  readonly access: Exclude<AccessMode, 'ask'>
  /** Digits, or `random`. */
  readonly pin: string | undefined
  readonly logFormat: LogFormat
  readonly logFile: string | undefined
  /** Whether the banner has a QR code; undefined for where it can be read. */
  readonly qr: boolean | undefined
  /** Whether to share an entire home folder or disk without a question. */
  readonly yes: boolean
}

export type ParsedArguments =
  | { readonly kind: 'run'; readonly options: CliOptions }
  | { readonly kind: 'help' | 'version' }
  /** One line: what is wrong and what to do. */
  | { readonly kind: 'mistake'; readonly message: string }

const optionTypes = {
  host: { type: 'string' },
  name: { type: 'string', multiple: true },
  port: { type: 'string', short: 'p' },
  text: { type: 'string' },
  threads: { type: 'string', short: 't' },
  queue: { type: 'string', short: 'q' },
  hidden: { type: 'boolean' },
  'no-listing': { type: 'boolean' },
  'no-index': { type: 'boolean' },
  cors: { type: 'boolean' },
  ...proxyOptionTypes,
  ...endOptionTypes,
  key: { type: 'boolean' },
  pin: { type: 'string' },
  'log-format': { type: 'string' },
  'log-file': { type: 'string' },
  qr: { type: 'boolean' },
  'no-qr': { type: 'boolean' },
  yes: { type: 'boolean', short: 'y' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const

type Values = ReturnType<typeof parseArgs<{ options: typeof optionTypes }>>['values']

const seeHelp = 'See: spool --help'

/**
 * @param given without the runtime and the script
 * @param nowMs ms since the epoch
 */
export function parseArguments(given: readonly string[], nowMs = Date.now()): ParsedArguments {
  const args = withPinValue(given)
  const wrongOption = optionMistake(args)
  if (wrongOption !== undefined) return { kind: 'mistake', message: wrongOption }
  const { values, positionals } = parseArgs({ args: [...args], options: optionTypes, allowPositionals: true })
  if (values.help === true) return { kind: 'help' }
  if (values.version === true) return { kind: 'version' }
  const named = splitPositionals(positionals)
  const { paths, port = values.port } = named
  const message = positionalMistake(named, values) ?? valueMistake(values, port) ?? endMistake(values, nowMs)
  if (message !== undefined) return { kind: 'mistake', message }
  return {
    kind: 'run',
    options: {
      paths: sharedPaths(paths, values.text),
      text: values.text,
      port: Number(port ?? defaultPort),
      portChosen: port !== undefined,
      // People copy IPv6 addresses from links, where they are in brackets.
      host: values.host?.replace(/^\[(.+)\]$/, '$1'),
      names: values.name ?? [],
      threads: optionalNumber(values.threads),
      queue: optionalNumber(values.queue),
      hidden: values.hidden === true,
      listing: values['no-listing'] !== true,
      index: values['no-index'] !== true,
      cors: values.cors === true,
      ...proxyOptions(values),
      ends: endConditions(values, nowMs),
      ...accessOf(values),
      logFormat: logFormatOf(values['log-format']) ?? 'text',
      logFile: values['log-file'],
      qr: values['no-qr'] === true ? false : values.qr,
      yes: values.yes === true,
    },
  }
}

/** Without any path it is the current folder, unless there is a text. */
function sharedPaths(paths: readonly string[], text: string | undefined): readonly string[] {
  return paths.length === 0 && text === undefined ? ['.'] : paths.map((path) => pathArgument(path))
}

/**
 * Gives `--pin` its value, which `parseArgs` has no way to leave out: the digits that follow it, or else `random`. Other words
 * that follow are no value: `spool --pin photos`.
 */
function withPinValue(args: readonly string[]): string[] {
  const end = args.includes('--') ? args.indexOf('--') : args.length
  const complete: string[] = []
  for (let at = 0; at < args.length; at++) {
    const argument = args[at]!
    const digits = at + 1 < end && /^\d+$/.test(args[at + 1]!) ? args[at + 1] : undefined
    if (argument !== '--pin' || at >= end) {
      complete.push(argument)
    } else {
      complete.push(`--pin=${digits ?? 'random'}`)
      if (digits !== undefined) at++
    }
  }
  return complete
}

/** Finds what `parseArgs` would refuse. Its own words differ from one version of Node to the next. */
function optionMistake(args: readonly string[]): string | undefined {
  const { tokens } = parseArgs({ args: [...args], options: optionTypes, strict: false, tokens: true })
  for (const token of tokens) {
    if (token.kind !== 'option') continue
    const { name, rawName, value, inlineValue } = token
    const option = Object.entries(optionTypes).find(([known]) => known === name)?.[1]
    if (option === undefined) return `Unknown option ${quoted(rawName)}. ${seeHelp}`
    if (option.type === 'boolean') {
      if (value !== undefined) return `${rawName} doesn't take a value. ${seeHelp}`
    } else if (value === undefined || value === '') {
      return `${rawName} needs a value. ${seeHelp}`
    } else if (!inlineValue && /^-./.test(value)) {
      // The value was forgotten, or it really begins with a dash.
      return `${rawName} needs a value, but ${quoted(value)} looks like an option. ${seeHelp}`
    }
  }
  return undefined
}

type Positionals = { readonly paths: readonly string[]; readonly port: string | undefined }

/** A last argument that can only be meant as a number is the port. A file of such a name is `./2024`. */
function splitPositionals(positionals: readonly string[]): Positionals {
  const last = positionals.at(-1)
  const isPort = positionals.length > 1 && last !== undefined && last !== '-' && !/\p{L}|^[./\\~]/u.test(last)
  return isPort ? { paths: positionals.slice(0, -1), port: last } : { paths: positionals, port: undefined }
}

function positionalMistake({ paths, port }: Positionals, values: Values): string | undefined {
  if (paths.includes(''))
    return 'The name of a file or folder is empty. Leave it out to share the current folder.'
  return port !== undefined && values.port !== undefined
    ? 'The port is given twice. Leave out --port or the last argument.'
    : undefined
}

function contradiction(values: Values): string | undefined {
  if (values['log-format'] === 'none' && values['log-file'] !== undefined)
    return '--log-format none leaves nothing to write to --log-file. Leave out one of them.'
  if (values.qr === true && values['no-qr'] === true)
    return '--qr and --no-qr contradict each other. Leave out one of them.'
  if (values.qr === true && values['log-format'] === 'json')
    return '--log-format json leaves no place for --qr. Leave out one of them.'
  return undefined
}

function valueMistake(values: Values, port = values.port): string | undefined {
  const badName = values.name?.find((name) => !/^[\p{L}\p{M}\p{N}._-]+$/u.test(name))
  const format = values['log-format']
  return (
    contradiction(values) ??
    numberMistake('port', port, bounds.port) ??
    (badName === undefined
      ? undefined
      : `--name takes a host name without a port, such as mypc.lan, not ${quoted(badName)}.`) ??
    proxyMistake(values) ??
    pinMistake(values.pin) ??
    numberMistake('number of threads', values.threads, bounds.threads) ??
    numberMistake('queue capacity', values.queue, bounds.queue) ??
    (format === undefined || logFormatOf(format) !== undefined
      ? undefined
      : `The log format must be one of ${logFormats.join(', ')}, not ${quoted(format)}.`)
  )
}

function accessOf({ key, pin }: Values): Pick<CliOptions, 'access' | 'pin'> {
  return { access: key === true || pin !== undefined ? 'link' : 'everyone', pin }
}

function pinMistake(pin: string | undefined): string | undefined {
  const { min, max } = pinLength
  const isPin =
    pin === undefined || pin === 'random' || (/^\d+$/.test(pin) && pin.length >= min && pin.length <= max)
  return isPin
    ? undefined
    : `The PIN must have ${min} to ${max} digits, not ${quoted(pin)}. Without any, Spool makes one.`
}

function numberMistake(
  what: string,
  text: string | undefined,
  { min, max }: { min: number; max: number },
): string | undefined {
  if (text === undefined) return undefined
  const number = /^\d{1,9}$/.test(text) ? Number(text) : NaN
  return number >= min && number <= max
    ? undefined
    : `The ${what} must be a whole number from ${min} to ${max}, not ${quoted(text)}.`
}

function optionalNumber(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text)
}

function logFormatOf(text: string | undefined): LogFormat | undefined {
  return logFormats.find((format) => format === text)
}
