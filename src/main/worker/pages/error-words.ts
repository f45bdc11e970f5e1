/** Words for errors, for people and programs alike: what happened, and what to do. Never a path or an error's own text. */
import type { PageMessageKey } from '../../../shared/messages/page/en.ts'
import type { PageTexts } from './page-texts.ts'

/** Why, where one status has several reasons that need different words. */
export type ErrorCause =
  | 'folder-gone'
  | 'malformed'
  | 'not-listed'
  | 'overload'
  | 'selection-changed'
  | 'selection-empty'
  | 'service-worker'
  | 'too-many-entries'
  | 'too-many-files'

/** A heading and a text, both sentences; the heading goes without its full stop. */
export type ErrorWords = {
  readonly title: string
  readonly text: string
  readonly button: ErrorButton
}

/** What the page offers: the way to the shared folder, the same address again, another selection in its folder, or nothing. */
export type ErrorButton = 'home' | 'again' | 'select' | 'none'

type ReasonIn<Key> = Key extends `error.${infer Reason}.title` ? Reason : never
/** What there are words for: causes, and statuses that need none. */
type ErrorReason = ReasonIn<PageMessageKey>

/** Returns the words for a status and its cause. Statuses that Spool does not send get those of their class. */
export function errorWords(texts: PageTexts, status: number, cause?: ErrorCause): ErrorWords {
  const reason = cause ?? statusReason(texts, status)
  return {
    title: texts.text(`error.${reason}.title`),
    text: texts.text(`error.${reason}.text`),
    button: buttons[reason] ?? 'home',
  }
}

function statusReason(texts: PageTexts, status: number): ErrorReason {
  if (texts.has(`error.${status}.title`)) return String(status) as ErrorReason
  return status < 500 ? '400' : '500'
}

const buttons: Partial<Record<ErrorReason, ErrorButton>> = {
  'folder-gone': 'again',
  overload: 'again',
  'selection-changed': 'select',
  'selection-empty': 'select',
  503: 'again',
  // The shared folder is most likely not shown either.
  'not-listed': 'none',
  // The host itself is the mistake, and every link on it would be.
  421: 'none',
}
