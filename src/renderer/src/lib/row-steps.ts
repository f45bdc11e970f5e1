/** Where a key leads in a list of rows. */

/**
 * Index of the row that a key leads to from the one at `index`, within [0, count); undefined for keys that lead nowhere
 * and lists without rows.
 *
 * @param pageRows rows that are in sight at once
 */
export function rowAfterKey(key: string, index: number, count: number, pageRows: number): number | undefined {
  if (count === 0) return undefined
  const wanted = wantedRow(key, index, count, Math.max(1, pageRows))
  return wanted === undefined ? undefined : Math.min(count - 1, Math.max(0, wanted))
}

function wantedRow(key: string, index: number, count: number, pageRows: number): number | undefined {
  switch (key) {
    case 'ArrowUp':
      return index - 1
    case 'ArrowDown':
      return index + 1
    case 'PageUp':
      return index - pageRows
    case 'PageDown':
      return index + pageRows
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return undefined
  }
}
