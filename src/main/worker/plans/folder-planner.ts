/** Plans the response to a request target: a file, a folder's index page, its listing, or a redirect to its own address. */
import { Buffer } from 'node:buffer'
import { prefersJson } from '../../../http/content-negotiation.ts'
import { readArchiveQuery } from '../../../shared/archive-query.ts'
import { fileTool, type FileTool } from '../../../shared/file-tool.ts'
import { resolved } from '../../files/directory-names.ts'
import type { Found, SharedFolder } from '../../files/shared-folder.ts'
import { entryHref, folderHref } from '../pages/listing-links.ts'
import { readSearch } from '../searches/search-query.ts'
import { ArchivePlanner } from './archive-planner.ts'
import type { Ask } from './ask.ts'
import { FilePlanner } from './file-planner.ts'
import { ListingPlanner } from './listing-planner.ts'
import type { PlannerParts } from './planner-parts.ts'
import { PlaylistPlanner } from './playlist-planner.ts'
import { bytesPlan, errorPlan, refusalPlan, type NoPlan, type ResponsePlan } from './response-plan.ts'
import { SearchPlanner } from './search-planner.ts'

const indexName = 'index.html'

type FoundDirectory = Extract<Found, { kind: 'directory' }>

/** Plans the responses to well-formed GET and HEAD requests. One per worker. */
export class FolderPlanner {
  readonly #folder: SharedFolder
  readonly #files: FilePlanner
  readonly #listings: ListingPlanner
  readonly #archives: ArchivePlanner
  readonly #playlists: PlaylistPlanner
  readonly #searches: SearchPlanner

  constructor(parts: PlannerParts) {
    this.#folder = parts.folder
    this.#files = new FilePlanner(parts)
    this.#listings = new ListingPlanner(parts)
    this.#archives = new ArchivePlanner(parts)
    this.#playlists = new PlaylistPlanner(parts)
    this.#searches = new SearchPlanner(parts)
  }

  /** Returns the plan, or why there is none. A file that it opens is owned through `ask.owner` and never closed here. */
  plan(ask: Ask): ResponsePlan | NoPlan {
    const { target, options } = ask
    const found = this.#folder.find(target.segments, options.hidden, ask.batch)
    switch (found.kind) {
      case 'refused':
        return refusalPlan(found.refusal)
      case 'directory':
        return this.#planDirectory(ask, found)
      case 'file':
        // A file's address has no trailing slash: relative links in the file would break.
        if (target.trailingSlash) return errorPlan(404)
        return this.#files.plan(ask, {
          path: found.path,
          name: target.segments.at(-1) ?? '',
          tool: this.#tool(ask),
        })
    }
  }

  /** What is wanted of a file. Where folders aren't listed, files have no pages about them: a site is served as it is. */
  #tool({ target: { segments, query }, options }: Ask): FileTool {
    const tool = fileTool(query)
    if (tool.kind !== 'view') return tool
    const isListed =
      options.listing && !(options.index && this.#hasIndex(segments.slice(0, -1), options.hidden))
    return isListed ? tool : { kind: 'file' }
  }

  /** Whether the folder answers with its index page, or with why that can't be read, and not with its listing. */
  #hasIndex(segments: readonly string[], hidden: boolean): boolean {
    if (segments.length === 0 && this.#folder.hasSeveralItems) return false
    const index = this.#folder.find([...segments, indexName], hidden)
    if (index.kind !== 'file') return index.kind === 'refused' && index.refusal !== 404
    // Not one that leads outside: then the folder answers with its listing.
    return resolved(index.path, (path) => this.#folder.realPlace(path, hidden)) !== undefined
  }

  #planDirectory(ask: Ask, { path, stats }: FoundDirectory): ResponsePlan | NoPlan {
    const { target, options } = ask
    const { segments, query, isNormal, trailingSlash } = target
    // From any other spelling of a folder's address, relative links of an index page or a listing would break.
    if (!trailingSlash || !isNormal) {
      // Relative if possible, for proxies that put the share below a path of their own. Clients disagree on how to resolve
      // a reference against dot segments. No segment is empty, so the location can't begin with `//` and name another host.
      const address = isNormal ? entryHref({ name: segments.at(-1)!, type: 'folder' }) : addressOf(ask)
      const location = query === '' ? address : `${address}?${query}`
      return redirectPlan(301, location, 'This is a folder: its address ends with a slash.\n')
    }
    // Items were not put together as a site: one called index.html is one of them.
    if (options.index && !(segments.length === 0 && this.#folder.hasSeveralItems)) {
      const index = this.#folder.find([...segments, indexName], options.hidden, ask.batch)
      if (index.kind === 'file') {
        // The query is the folder's, and no tool for its index page.
        const plan = this.#files.plan(ask, { path: index.path, name: indexName, tool: { kind: 'file' } })
        if (typeof plan === 'string' || plan.status !== 404) return plan
      }
      if (index.kind === 'refused' && index.refusal !== 404) {
        return refusalPlan(index.refusal)
      }
    }
    return options.listing ? this.#planListed(ask, { path, stats }) : errorPlan(403, [], 'not-listed')
  }

  /** Plans what the query asks for of a folder that may be listed. */
  #planListed(ask: Ask, { path, stats }: Pick<FoundDirectory, 'path' | 'stats'>): ResponsePlan | NoPlan {
    const { segments, query } = ask.target
    const only = segments.length === 0 ? this.#folder.onlyFile : undefined
    if (only !== undefined && query === '' && !prefersJson(ask.head.fields.get('accept')))
      return onlyFilePlan(only)
    const archive = readArchiveQuery(query)
    if (archive !== undefined) return this.#archives.plan(ask, path, archive)
    if (query === 'm3u8') return this.#playlists.plan(ask, path)
    const search = readSearch(query)
    return search === undefined
      ? this.#listings.plan(ask, path, stats)
      : this.#searches.plan(ask, path, search)
  }
}

/** A file that is shared alone has a page about it, and no listing. */
function onlyFilePlan(name: string): ResponsePlan {
  return redirectPlan(
    302,
    `${entryHref({ name, type: 'file' })}?view`,
    'This file is all that is shared here.\n',
  )
}

function redirectPlan(status: 301 | 302, location: string, text: string): ResponsePlan {
  return bytesPlan(status, Buffer.from(text), [
    ['Location', location],
    ['Content-Type', 'text/plain; charset=utf-8'],
    ['Cache-Control', 'no-cache'],
  ])
}

/** The folder's path from the root. */
function addressOf({ prefix = '', target }: Ask): string {
  return prefix + folderHref(target.segments)
}
