const start = performance.now()

/** Prints a line on standard error, with the seconds since the start. Standard output is for the tables. */
export function progress(line: string): void {
  const seconds = Math.round((performance.now() - start) / 1000)
  console.error(`${String(seconds).padStart(5)} s  ${line}`)
}
