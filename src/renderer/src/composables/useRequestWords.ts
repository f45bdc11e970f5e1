import { requestedName, requestedText } from '../../../shared/text/requested.ts'
import { useAppStore } from '../stores/app.ts'

export type RequestWords = {
  /** Name of what a request target leads to, see {@link requestedName}. */
  readonly nameOf: (target: string) => string
  /** A request target for people, see {@link requestedText}. */
  readonly textOf: (target: string) => string
}

/** Tells what a request asks for, in the language of the window. */
export function useRequestWords(): RequestWords {
  const app = useAppStore()
  const selection = () => app.t('transfers.selection')
  return {
    nameOf: (target) => requestedName(target, selection(), app.state.folder?.name ?? ''),
    textOf: (target) => requestedText(target, selection()),
  }
}
