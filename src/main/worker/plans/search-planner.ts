/** Plans the response to a search in a folder: a page for people, JSON for programs. */
import { prefersJson } from '../../../http/content-negotiation.ts'
import { searchStart } from '../../files/folder-search.ts'
import { guestTexts, shareNameIn } from '../pages/page-texts.ts'
import { searchJsonOpening } from '../pages/search-json.ts'
import { searchOpening } from '../pages/search-page.ts'
import type { OpenSearch } from '../searches/open-search.ts'
import type { Ask } from './ask.ts'
import { pageFields } from './page-fields.ts'
import type { PlannerParts } from './planner-parts.ts'
import { refusalPlan, type FieldLines, type NoPlan, type ResponsePlan } from './response-plan.ts'

/** Plans searches. One per worker. */
export class SearchPlanner {
  readonly #parts: PlannerParts

  constructor(parts: PlannerParts) {
    this.#parts = parts
  }

  /** Plans the search for `text` in the directory at `path` (latin1), which the target of `ask` names. */
  plan({ head, target, options, allowance }: Ask, path: string, text: string): ResponsePlan | NoPlan {
    // All steps but that of a HEAD keep their thread for a while.
    const isHead = head.method === 'HEAD'
    if (!isHead && !allowance.mayTakeLong) return 'takes-long'
    const found = this.#parts.folder.readDirectory(path, options.hidden, () => undefined)
    if (found.kind === 'refused') return refusalPlan(found.refusal)
    const { fields, minorVersion } = head
    const { segments } = target
    const { computerName, shareName } = this.#parts
    const texts = guestTexts(fields.get('accept-language'))
    const isJson = prefersJson(fields.get('accept'))
    const isChunked = minorVersion === 1
    const search: OpenSearch = {
      kind: 'search',
      folder: path,
      hidden: options.hidden,
      text,
      format: isJson ? 'json' : 'html',
      language: texts.language,
      isChunked,
      opening: isJson
        ? searchJsonOpening(segments, text)
        : searchOpening(texts, { computerName, shareName: shareNameIn(texts, shareName), segments }, text),
      foundEntries: 0,
      from: searchStart,
    }
    const ownFields: FieldLines = isJson
      ? [['Content-Type', 'application/json; charset=utf-8']]
      : [['Content-Type', 'text/html; charset=utf-8'], ['Content-Language', texts.language], ...pageFields()]
    return {
      status: 200,
      fields: [
        ...ownFields,
        ['Cache-Control', 'no-store'],
        ['Vary', 'Accept, Accept-Language'],
        ...(isChunked ? ([['Transfer-Encoding', 'chunked']] as const) : []),
      ],
      contentLength: undefined,
      content: isHead ? { kind: 'none' } : { kind: 'generated', generated: search },
    }
  }
}
