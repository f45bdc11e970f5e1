/** What the arguments name: a folder, or files, folders and texts that are shared together. */
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { limits } from '../../shared/limits.ts'
import type { ShareItem } from '../../shared/share-item.ts'
import { osErrorText } from '../base/os-error-text.ts'
import { trackIo } from '../base/pending-io.ts'
import { lookUpItems, type ItemProblem } from '../host/share-items.ts'
import type { CliOptions } from './arguments.ts'
import { quoted } from './notice.ts'

/** What is to be shared. */
export type SharedThings = {
  /** The folder as the user has named it; '' for items. */
  readonly folder: string
  readonly items?: readonly ShareItem[]
}

/** What the user has to correct: one line. */
export type SharingMistake = { readonly mistake: string }

/** The argument that stands for standard input. */
const standardInput = '-'

/** What is to be shared, and the files that are made of texts for it. */
export class ThingsToShare {
  readonly #options: Pick<CliOptions, 'paths' | 'text'>
  readonly #input: NodeJS.ReadableStream
  #folder: string | undefined
  #inputFile: Promise<string> | undefined

  constructor(options: Pick<CliOptions, 'paths' | 'text'>, input: NodeJS.ReadableStream = process.stdin) {
    this.#options = options
    this.#input = input
  }

  /** Looks up what the options name. Standard input is read to its end before. */
  async lookUp(): Promise<SharedThings | SharingMistake> {
    const { paths, text } = this.#options
    const [first] = paths
    const isAlone = paths.length === 1 && text === undefined && first !== standardInput
    if (paths.length > limits.shareItems)
      return {
        mistake: `No more than ${limits.shareItems.toLocaleString('en')} things can be shared at once. Share their folder.`,
      }
    try {
      const named = await Promise.all(
        paths.map((path) => (path === standardInput ? this.#inputOnce() : Promise.resolve(path))),
      )
      const { items, problems } = await lookUpItems([...named, ...(await this.#writeText(text))])
      // A folder that can't be shared is better explained by the engine, which looks closer.
      const [problem] = problems
      const mayBeFolder = items[0]?.isFolder ?? problem?.problem !== 'special'
      if (isAlone && mayBeFolder) return { folder: first! }
      return problem === undefined ? { folder: '', items } : { mistake: problemText(problem) }
    } catch (error) {
      return { mistake: `What is to be shared can't be kept: ${osErrorText(error)}.` }
    }
  }

  /** Removes what {@link lookUp} has made. */
  async removeTexts(): Promise<void> {
    if (this.#folder !== undefined) await trackIo(rm(this.#folder, { recursive: true, force: true }))
  }

  async #writeText(text: string | undefined): Promise<string[]> {
    if (text === undefined) return []
    const path = join(await this.#makeFolder(), 'text.txt')
    await writeFile(path, text)
    return [path]
  }

  /** It can be read only once, however often it is named. */
  #inputOnce(): Promise<string> {
    return (this.#inputFile ??= this.#read())
  }

  async #read(): Promise<string> {
    const path = join(await this.#makeFolder(), 'stdin.txt')
    await pipeline(this.#input, createWriteStream(path))
    return path
  }

  /** Only this user can look into it. */
  async #makeFolder(): Promise<string> {
    return (this.#folder ??= await mkdtemp(join(tmpdir(), 'spool-')))
  }
}

function problemText({ path, problem }: { path: string; problem: ItemProblem }): string {
  const name = quoted(path)
  switch (problem) {
    case 'missing':
      return path.includes('\ufffd')
        ? `The name ${name} isn't UTF-8 and can't be used as an argument. Share the folder it is in.`
        : `${name} can't be found. Check the name, or put it in quotes if it has spaces.`
    case 'not-readable':
      return `You don't have permission to read ${name}. Leave it out, or ask its owner.`
    case 'special':
      return `${name} is neither a file nor a folder, so it can't be shared.`
  }
}
