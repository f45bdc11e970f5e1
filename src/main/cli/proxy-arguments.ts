/** The options for several machines that share copies of a folder behind a proxy. Pure. */
import { validatorKinds, type ValidatorKind } from '../../shared/settings.ts'
import { quoted } from './notice.ts'

/** They all take a value. */
export const proxyOptionTypes = {
  validators: { type: 'string' },
} as const

type Values = { readonly validators?: string | undefined }

/** What the options say; a value that is a mistake says nothing. */
export function proxyOptions({ validators }: Values): { readonly validators: ValidatorKind } {
  return { validators: validatorKinds.find((kind) => kind === validators) ?? 'file' }
}

/** Returns a line that says what is wrong and what to do; undefined if nothing is wrong. */
export function proxyMistake({ validators }: Values): string | undefined {
  return validators === undefined || validatorKinds.some((kind) => kind === validators)
    ? undefined
    : `--validators must be one of ${validatorKinds.join(', ')}, not ${quoted(validators)}.`
}
