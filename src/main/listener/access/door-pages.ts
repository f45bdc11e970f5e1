/** What those read at the door who aren't let in: in their language, without script, with nothing of what is shared. */
import type { PageMessages } from '../../../shared/messages/page/en.ts'
import type { EarlyWords } from '../connections/early-content.ts'

/** What a guest is shown. */
export type DoorPage =
  /** The form for the PIN, at first and after a wrong one. */
  | 'pin'
  | 'wrong'
  /** After too many wrong ones. */
  | 'wait'
  /** While the host is asked, and what has come of it. */
  | 'asking'
  | 'denied'
  | 'expired'
  | 'many'
  /** Where nothing is, or nothing without a key: the same page. */
  | 'missing'
  /** For a Host that isn't this machine. */
  | 'misdirected'

/** Returns the words of a page. `minutes` is how long a guest has to wait. */
export function doorWords(page: DoorPage, messages: PageMessages, minutes: number): EarlyWords {
  const words = (name: 'pin' | 'wrong' | 'asking' | 'denied' | 'expired' | 'many' | 'missing') => ({
    title: messages[`door.${name}.title`],
    text: messages[`door.${name}.text`],
  })
  switch (page) {
    case 'pin':
    case 'wrong':
      return { ...words(page), more: pinForm(messages) }
    case 'wait':
      return {
        title: messages['door.wait.title'],
        text: messages['door.wait.text'].replace('{minutes}', String(minutes)),
      }
    case 'expired':
      return { ...words(page), more: `<p><a href="./">${messages['door.expired.again']}</a></p>` }
    case 'misdirected':
      return { title: messages['error.421.title'], text: messages['error.421.text'] }
    case 'asking':
    case 'denied':
    case 'many':
    case 'missing':
      return words(page)
  }
}

/** Relative, as all links are: a proxy may serve the share below a path of its own. */
function pinForm(messages: PageMessages): string {
  return (
    '<form action="./"><input name="pin" inputmode="numeric" autocomplete="off" maxlength="24" required autofocus ' +
    `aria-label="${messages['door.pin.label']}" dir="ltr"> <button>${messages['door.pin.open']}</button></form>`
  )
}
