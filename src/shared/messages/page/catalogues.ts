/** The languages of the pages that guests see. */
import { ar } from './ar.ts'
import { de } from './de.ts'
import { en, type PageMessages } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import { he } from './he.ts'
import { it } from './it.ts'
import { ja } from './ja.ts'
import { ko } from './ko.ts'
import { nl } from './nl.ts'
import { pl } from './pl.ts'
import { ptBR } from './pt-BR.ts'
import { ru } from './ru.ts'
import { tr } from './tr.ts'
import { uk } from './uk.ts'
import { zhHans } from './zh-Hans.ts'
import { zhHant } from './zh-Hant.ts'

/** The texts by language tag (BCP 47). */
export const pageCatalogues = {
  en,
  ar,
  de,
  es,
  fr,
  he,
  it,
  ja,
  ko,
  nl,
  pl,
  'pt-BR': ptBR,
  ru,
  tr,
  uk,
  'zh-Hans': zhHans,
  'zh-Hant': zhHant,
} satisfies Record<string, () => PageMessages>

export type PageLanguage = keyof typeof pageCatalogues

/** The language tags. The first is for guests who read none of them. */
export const pageLanguages = Object.keys(pageCatalogues) as [PageLanguage, ...PageLanguage[]]
