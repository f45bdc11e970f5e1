/** Why a share has ended on its own, in words. */
import type { MessageKey } from '../messages/en.ts'
import type { MessageValues } from '../messages/translate.ts'
import type { EndChoice } from './share-ends.ts'

/** @param over the choice that came true */
export function endReason(
  over: EndChoice,
  translate: (key: MessageKey, values?: MessageValues) => string,
): string {
  switch (over.kind) {
    case 'deliveries':
      return translate('ends.overDeliveries', { count: over.count })
    case 'idle':
      return translate('ends.overIdle')
    case 'never':
    case 'hours':
    case 'time':
      return translate('ends.overTime')
  }
}
