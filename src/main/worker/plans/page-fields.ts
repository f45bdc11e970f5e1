import { pageSecurityPolicy } from '../pages/security-policy.ts'
import type { FieldLines } from './response-plan.ts'

/** Returns the fields of every page that Spool makes itself, beside its type: pages are for guests, and not for search engines. */
export function pageFields(): FieldLines {
  return [
    ['Content-Security-Policy', pageSecurityPolicy()],
    ['X-Robots-Tag', 'noindex'],
  ]
}
