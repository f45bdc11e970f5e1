/** Reads the terminal command's arguments. Pure: the result or one line that says what is wrong and what to do. */
import { parseArgs } from 'node:util'
import { pathArgument } from '../host/path-argument.ts'
import { bounds } from '../../shared/settings.ts'
import { quoted } from './quoted.ts'

export const logFormats = ['text', 'json', 'combined', 'none'] as const
export type LogFormat = (typeof logFormats)[number]

/** What the person asked for. */
export type CliOptions = {
  readonly folder: string
  readonly port: number
  /** Whether the port was chosen, or is the default and may give way to the next free one. */
  readonly portChosen: boolean
  readonly host: string | undefined
  readonly names: readonly string[]
  readonly threads: number | undefined
  readonly queue: number | undefined
  readonly hidden: boolean
  readonly listing: boolean
  readonly index: boolean
  readonly cors: boolean
  readonly logFormat: LogFormat
  readonly logFile: string | undefined
}

export type ParsedArguments =
  | { readonly kind: 'run'; readonly options: CliOptions }
  | { readonly kind: 'help' | 'version' }
  | { readonly kind: 'mistake'; readonly message: string }

const defaultPort = 8080

const optionTypes = {
  host: { type: 'string' },
  name: { type: 'string', multiple: true },
  port: { type: 'string', short: 'p' },
  threads: { type: 'string', short: 't' },
  queue: { type: 'string', short: 'q' },
  hidden: { type: 'boolean' },
  'no-listing': { type: 'boolean' },
  'no-index': { type: 'boolean' },
  cors: { type: 'boolean' },
  'log-format': { type: 'string' },
  'log-file': { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const

class Mistake extends Error {}

/** @param args without the runtime and the script */
export function parseArguments(args: readonly string[]): ParsedArguments {
  try {
    checkOptions(args)
    return parse(args)
  } catch (error) {
    if (error instanceof Mistake) return { kind: 'mistake', message: error.message }
    throw error
  }
}

/** Finds what `parseArgs` would refuse, in our own words: its own differ from one version of Node to the next. */
function checkOptions(args: readonly string[]): void {
  const { tokens } = parseArgs({ args: [...args], options: optionTypes, strict: false, tokens: true })
  for (const token of tokens) {
    if (token.kind !== 'option') continue
    const { name, rawName, value, inlineValue } = token
    const option = Object.entries(optionTypes).find(([known]) => known === name)?.[1]
    if (option === undefined) throw new Mistake(`There is no option ${quoted(rawName)}. See: spool --help`)
    if (option.type === 'boolean') {
      if (value !== undefined) throw new Mistake(`${rawName} takes no value. See: spool --help`)
    } else if (value === undefined || value === '') {
      throw new Mistake(`${rawName} needs a value. See: spool --help`)
    } else if (!inlineValue && /^-./.test(value)) {
      // The value was forgotten, or it really begins with a dash.
      throw new Mistake(
        `${rawName} needs a value, but ${quoted(value)} looks like an option. See: spool --help`,
      )
    }
  }
}

function parse(args: readonly string[]): ParsedArguments {
  const { values, positionals } = parseArgs({ args: [...args], options: optionTypes, allowPositionals: true })
  if (values.help === true) return { kind: 'help' }
  if (values.version === true) return { kind: 'version' }
  const [folder = '.', positionalPort, extra] = positionals
  if (extra !== undefined) {
    throw new Mistake(
      `Too many arguments at ${quoted(extra)}. Put a folder name with spaces in quotes. See: spool --help`,
    )
  }
  if (folder === '') {
    throw new Mistake('The folder name is empty. Name a folder, or leave it out to share this one.')
  }
  if (positionalPort !== undefined && values.port !== undefined) {
    throw new Mistake('The port is given twice. Leave out --port or the second argument.')
  }
  if (positionalPort !== undefined && /\p{L}|^[./\\~]/u.test(positionalPort)) {
    throw new Mistake(
      `The port must be a number, not ${quoted(positionalPort)}. Put a folder name with spaces in quotes. See: spool --help`,
    )
  }
  if (values['log-format'] === 'none' && values['log-file'] !== undefined) {
    throw new Mistake(
      'There is nothing to write to --log-file with --log-format none. Leave out one of them.',
    )
  }
  const port = positionalPort ?? values.port
  return {
    kind: 'run',
    options: {
      folder: pathArgument(folder),
      port: port === undefined ? defaultPort : wholeNumber('port', port, bounds.port),
      portChosen: port !== undefined,
      host: withoutBrackets(values.host),
      names: (values.name ?? []).map(hostName),
      threads: optionalNumber('number of threads', values.threads, bounds.threads),
      queue: optionalNumber('queue capacity', values.queue, bounds.queue),
      hidden: values.hidden === true,
      listing: values['no-listing'] !== true,
      index: values['no-index'] !== true,
      cors: values.cors === true,
      logFormat: logFormat(values['log-format']),
      logFile: values['log-file'],
    },
  }
}

function wholeNumber(what: string, text: string, { min, max }: { min: number; max: number }): number {
  const number = /^\d{1,9}$/.test(text) ? Number(text) : NaN
  if (number >= min && number <= max) return number
  throw new Mistake(`The ${what} must be a whole number from ${min} to ${max}, not ${quoted(text)}.`)
}

function optionalNumber(
  what: string,
  text: string | undefined,
  range: { min: number; max: number },
): number | undefined {
  return text === undefined ? undefined : wholeNumber(what, text, range)
}

function hostName(text: string): string {
  if (/^[\p{L}\p{M}\p{N}._-]+$/u.test(text)) return text
  throw new Mistake(`--name takes a host name without port, for example mypc.lan, not ${quoted(text)}.`)
}

/** People copy IPv6 addresses from links, where they stand in brackets. */
function withoutBrackets(host: string | undefined): string | undefined {
  return host?.replace(/^\[(.+)\]$/, '$1')
}

function logFormat(text = 'text'): LogFormat {
  const format = logFormats.find((known) => known === text)
  if (format === undefined) {
    throw new Mistake(`The log format must be one of ${logFormats.join(', ')}, not ${quoted(text)}.`)
  }
  return format
}
