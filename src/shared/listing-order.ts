/** What a listing can be sorted by. */
export type ListingSort = 'name' | 'size' | 'date'

/** The order in which the entries of a folder are gone through. */
export type ListingOrder = { readonly sort: ListingSort; readonly descending: boolean }
