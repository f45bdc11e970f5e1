/** A short message over a list, with one thing to do about it. */
export type Toast = {
  readonly text: string
  readonly action: { readonly label: string; readonly run: () => void }
  /** Whether something went wrong: it stays until the user has seen it. */
  readonly isProblem: boolean
}
