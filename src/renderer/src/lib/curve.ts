/** Lines of graphs. */

/** Room above and below the line, so that it is not cut where it is highest and lowest. */
const margin = 2

/**
 * Returns the path of a line through values: the newest at the right edge, scaled to the highest; '' for fewer than two values.
 *
 * @param places values that the whole width shows; the distance between two is 1
 */
export function curveThrough(values: readonly number[], places: number, height: number): string {
  if (values.length < 2) return ''
  const top = Math.max(...values, 1)
  const first = places - values.length
  return values
    .map((value, index) => {
      const y = height - margin - (value / top) * (height - 2 * margin)
      return `${index === 0 ? 'M' : 'L'}${first + index} ${y.toFixed(1)}`
    })
    .join('')
}
