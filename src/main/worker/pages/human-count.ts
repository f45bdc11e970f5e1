/** A whole number with commas: "12,000". */
export function humanNumber(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',')
}

/** A count with its noun: "1 folder", "12,000 files". */
export function humanCount(count: number, noun: string): string {
  return `${humanNumber(count)} ${noun}${count === 1 ? '' : 's'}`
}
