/** Fills in messages: the small part of the ICU message format that the texts of pages need, without its library. */

/** Values for the placeholders of a message. */
export type MessageValues = Readonly<Record<string, string | number>>

/** How a language writes numbers, and which plural form goes with them. */
export type NumberRules = {
  readonly number: (value: number) => string
  /** Returns a category of CLDR: `one`, `few`, `other` … */
  readonly plural: (count: number) => string
}

const plurals = /\{(\w+), plural,((?: \w+ \{[^{}]*\})+)\}/g
const forms = / (\w+) \{([^{}]*)\}/g
const places = /\{(\w+)\}/g

/**
 * Returns the message with `{name}` replaced by its value, and `{count, plural, one {# file} other {# files}}` by the form
 * for the count, `#` being the count itself. Values are not looked at: one with braces stays as it is.
 */
export function formatMessage(message: string, values: MessageValues, rules: NumberRules): string {
  return message
    .replace(plurals, (_, name: string, choices: string) => {
      const count = Number(values[name])
      const byCategory = new Map(
        Array.from(choices.matchAll(forms), ([, category, form]) => [category, form]),
      )
      const form = byCategory.get(rules.plural(count)) ?? byCategory.get('other') ?? ''
      return form.replaceAll('#', rules.number(count))
    })
    .replace(places, (_, name: string) => {
      const value = values[name] ?? ''
      return typeof value === 'number' ? rules.number(value) : value
    })
}
