/** What is known of newer versions. */
export type UpdateState =
  /** Nothing to tell. */
  | { readonly kind: 'none' }
  /** The person has asked. */
  | { readonly kind: 'checking' | 'latest' | 'failed' }
  | { readonly kind: 'available'; readonly version: string }
  | { readonly kind: 'downloading'; readonly version: string; readonly percent: number }
  /** It will be installed when the app is quit. */
  | { readonly kind: 'ready'; readonly version: string }
