/** The options for several machines that share copies of a folder behind a proxy. Pure. */
import { parseIpRange } from '../../http/ip-address.ts'
import { validatorKinds, type ValidatorKind } from '../../shared/settings.ts'
import { quoted } from './notice.ts'

/** They all take a value. */
export const proxyOptionTypes = {
  validators: { type: 'string' },
  'trust-proxy': { type: 'string', multiple: true },
} as const

type Values = {
  readonly validators?: string | undefined
  readonly 'trust-proxy'?: readonly string[] | undefined
}

export type ProxyOptions = {
  readonly validators: ValidatorKind
  /** Addresses, or ranges in CIDR notation. */
  readonly trustedProxies: readonly string[]
}

/** What the options say; a value that is a mistake says nothing. */
export function proxyOptions(values: Values): ProxyOptions {
  return {
    validators: validatorKinds.find((kind) => kind === values.validators) ?? 'file',
    trustedProxies: proxiesIn(values),
  }
}

/** Returns a line that says what is wrong and what to do; undefined if nothing is wrong. */
export function proxyMistake(values: Values): string | undefined {
  const { validators } = values
  if (validators !== undefined && !validatorKinds.some((kind) => kind === validators))
    return `--validators must be one of ${validatorKinds.join(', ')}, not ${quoted(validators)}.`
  const bad = proxiesIn(values).find((text) => parseIpRange(text) === undefined)
  return bad === undefined
    ? undefined
    : `--trust-proxy takes an address or a range, such as 192.0.2.10 or 10.0.0.0/8, not ${quoted(bad)}.`
}

function proxiesIn({ 'trust-proxy': lists = [] }: Values): readonly string[] {
  return lists.flatMap((list) => list.split(',').map((text) => text.trim()))
}
