/** The loads that wrk makes: what is requested, over how many connections, and what the response must be. */
import type { Site, SiteFile } from './site.ts'

export type Load = {
  name: string
  title: string
  connections: number
  /** What the rate counts: whole responses, or bytes where a run has only a few responses. */
  unit: 'requests' | 'bytes'
  /** Whether every request comes over a new connection. */
  closes?: boolean
  /** The one server that does it; undefined for what all do. */
  only?: string
  /** What is requested of a server, by its name. */
  target: (site: Site, server: string) => Target
}

export type Target =
  | { kind: 'file'; file: SiteFile }
  | { kind: 'mix'; files: SiteFile[]; targetsFile: string }
  | { kind: 'listing'; path: string; names: string[] }
  /** Nothing is there: the answer is 404. */
  | { kind: 'missing'; path: string }
  /** A folder as one archive, at least as long as what is in it. */
  | { kind: 'archive'; path: string; contentBytes: number }

const one = (file: SiteFile): Target => ({ kind: 'file', file })

export const loads: Load[] = [
  {
    name: 'small',
    title: '1 KiB, 32 connections',
    connections: 32,
    unit: 'requests',
    target: (site) => one(site.small),
  },
  {
    name: 'crowd',
    title: '1 KiB, 256 connections',
    connections: 256,
    unit: 'requests',
    target: (site) => one(site.small),
  },
  {
    name: 'medium',
    title: '64 KiB, 16 connections',
    connections: 16,
    unit: 'bytes',
    target: (site) => one(site.medium),
  },
  {
    name: 'large',
    title: '1 MiB, 8 connections',
    connections: 8,
    unit: 'bytes',
    target: (site) => one(site.large),
  },
  {
    name: 'huge',
    title: '256 MiB, 2 connections',
    connections: 2,
    unit: 'bytes',
    target: (site) => one(site.huge),
  },
  {
    name: 'mix',
    title: '1,000 files of 200 B–32 KiB, 32 connections',
    connections: 32,
    unit: 'requests',
    target: (site) => ({ kind: 'mix', files: site.mix, targetsFile: site.mixTargetsFile }),
  },
  {
    name: 'close',
    title: '1 KiB, a connection per request, 32 at once',
    connections: 32,
    unit: 'requests',
    closes: true,
    target: (site) => one(site.small),
  },
  {
    name: 'listing',
    title: 'Listing of 300 files, 16 connections',
    connections: 16,
    unit: 'requests',
    target: (site) => ({ kind: 'listing', path: site.listingPath, names: site.listingNames }),
  },
  {
    // Spool keeps no listing with a link.
    name: 'linked',
    title: 'Listing of 300 files and a link, 16 connections',
    connections: 16,
    unit: 'requests',
    target: (site) => ({ kind: 'listing', path: site.linkedPath, names: site.listingNames }),
  },
  {
    name: 'missing',
    title: 'A file that is not there (404), 32 connections',
    connections: 32,
    unit: 'requests',
    target: () => ({ kind: 'missing', path: '/missing.bin' }),
  },
  {
    name: 'thumbs',
    title: 'Small pictures of 200 photos, 16 connections',
    connections: 16,
    unit: 'requests',
    only: 'spool',
    target: (site) => ({ kind: 'mix', files: site.thumbnails, targetsFile: site.thumbnailTargetsFile }),
  },
]
