/**
 * Puts work off until it is needed. Every pool thread loads its own copy of everything, so what only some answers need
 * would cost start-up time and memory once a thread.
 */
export function lazily<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined
  return () => (made ??= { value: make() }).value
}
