import { expect, it } from 'vitest'
import { exportFailure } from '../../../../src/main/desktop/share/export-failure.ts'

it.each([
  ['EACCES', 'noPermission'],
  ['EROFS', 'noPermission'],
  ['ENOSPC', 'noSpace'],
  ['EISDIR', 'other'],
  [undefined, 'other'],
])('an export that ends in %s failed for: %s', (code, failure) => {
  expect(exportFailure(Object.assign(new Error(), { code }))).toBe(failure)
})
