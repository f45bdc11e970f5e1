/** Sizes for people, with the decimal mark and the names of units of their language. Cheap: one stands in each row. */
import type { PageMessages } from '../../../shared/messages/page/en.ts'
import { byteUnits, inByteUnit, type ByteAmount, type UnitBase } from '../../../shared/text/format-bytes.ts'

/** The messages that sizes are made of. */
type SizeMessages = Pick<PageMessages, 'size.amount' | 'size.units'>

/** Makes the texts for sizes in bytes: "1.4 MB", "1,4 Mo". `locale` is for Intl. */
export function humanSizes(
  locale: string,
  messages: SizeMessages,
  base: UnitBase,
): (bytes: number) => string {
  const parts = new Intl.NumberFormat(locale).formatToParts(0.5)
  const mark = parts.find(({ type }) => type === 'decimal')?.value ?? '.'
  const units = messages['size.units'].split(' ')
  const [before = '', after = ''] = messages['size.amount'].split('{amount}')
  const afterAmount = Object.fromEntries(
    byteUnits.map((unit, index) => [unit, after.replace('{unit}', units[index]!)]),
  ) as Record<ByteAmount['unit'], string>
  return (bytes) => {
    const { amount, unit, digits } = inByteUnit(bytes, base)
    const text = amount.toFixed(digits)
    return before + (digits === 0 ? text : text.replace('.', mark)) + afterAmount[unit]
  }
}
