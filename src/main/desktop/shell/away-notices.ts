/** What the system's notifications say while the window isn't on the screen. */
import type { AppState } from '../../../shared/app/app-state.ts'
import type { EndChoice } from '../../../shared/app/share-ends.ts'
import type { Translate } from '../../../shared/messages/translate.ts'
import type { EndedDownload } from '../../../shared/server-events.ts'
import { DeliveryNotice } from '../share/delivery-notice.ts'

export class AwayNotices {
  readonly #isOnScreen: () => boolean
  readonly #notice = new DeliveryNotice()
  /** What the last share was ended by, as far as the user has been notified. */
  #over: EndChoice | undefined

  /** @param isOnScreen returns whether the user can see the window */
  constructor(isOnScreen: () => boolean) {
    this.#isOnScreen = isOnScreen
  }

  /** A download has ended. */
  ended(download: EndedDownload, state: AppState, translate: Translate): void {
    if (download.outcome !== 'delivered' || this.#isOnScreen() || !state.preferences.notifyDelivered) return
    this.#notice.show(download, state, translate)
  }

  /** Says why the share has ended on its own, where the window can't. */
  stateChanged({ end: { over } }: AppState, translate: Translate): void {
    if (over === this.#over) return
    this.#over = over
    if (over !== undefined && !this.#isOnScreen()) this.#notice.showEnd(over, translate)
  }

  /** Says that closing the window has not ended the share. */
  sharingContinues(hasTray: boolean, translate: Translate): void {
    this.#notice.showSharingContinues(hasTray, translate)
  }
}
