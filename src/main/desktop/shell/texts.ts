/** The texts of the menus, the tray, dialogs and notifications, in the language that the app speaks. */
import type { Language } from '../../../shared/messages/languages.ts'
import { loadTranslator, type Translate } from '../../../shared/messages/translate.ts'

export class Texts {
  readonly #onLoaded: () => void
  #wanted: Language
  #translate: Translate

  private constructor(language: Language, translate: Translate, onLoaded: () => void) {
    this.#wanted = language
    this.#translate = translate
    this.#onLoaded = onLoaded
  }

  /** @param onLoaded called when the texts are those of another language, which was requested by {@link speak} */
  static async load(language: Language, onLoaded: () => void): Promise<Texts> {
    return new Texts(language, await loadTranslator(language), onLoaded)
  }

  get translate(): Translate {
    return this.#translate
  }

  /** Changes the language. The texts of the former one stay until the new ones have been read. */
  speak(language: Language): void {
    if (language === this.#wanted) return
    this.#wanted = language
    void loadTranslator(language).then((translate) => {
      // Meanwhile the user may have chosen yet another one.
      if (language !== this.#wanted) return
      this.#translate = translate
      this.#onLoaded()
    })
  }
}
