import { computed, shallowRef, watch, type ComputedRef } from 'vue'
import type { Language } from '../../../shared/messages/languages.ts'
import { loadTranslator, type Translate } from '../../../shared/messages/translate.ts'

export type Speech = {
  /** The language that is shown: the wanted one, as soon as its texts are loaded. */
  readonly language: ComputedRef<Language>
  readonly translate: ComputedRef<Translate>
  /** Loads the first texts, and from then on those of each language that is wanted. Nothing can be shown before. */
  readonly speak: () => Promise<void>
}

/**
 * Loads the texts of one language at a time.
 *
 * @param wanted watched once {@link Speech.speak} has been called
 */
export function useSpeech(wanted: () => Language): Speech {
  const shown = shallowRef<{ readonly language: Language; readonly translate: Translate }>()
  const loaded = computed(() => {
    if (shown.value === undefined) throw new Error('A text was needed before the texts were loaded.')
    return shown.value
  })

  async function load(language: Language): Promise<void> {
    const translate = await loadTranslator(language)
    // Meanwhile the user may have chosen yet another one.
    if (language === wanted() || shown.value === undefined) shown.value = { language, translate }
  }

  async function speak(): Promise<void> {
    watch(wanted, load)
    await load(wanted())
  }

  return {
    language: computed(() => loaded.value.language),
    translate: computed(() => loaded.value.translate),
    speak,
  }
}
