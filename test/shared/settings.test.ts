import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { defaultThreads, ServerSettings, ServingSettings } from '../../src/shared/settings.ts'

describe('default settings', () => {
  it('A folder is the only setting that a share needs', () => {
    expect(v.parse(ServerSettings, { folder: '/photos' })).toEqual({
      folder: '/photos',
      port: 8080,
      queue: 64,
      names: [],
      validators: 'file',
      trustedProxies: [],
      listing: true,
      hidden: false,
      index: true,
      cors: false,
      access: 'everyone',
    })
  })

  it('No setting is needed while serving', () => {
    expect(v.parse(ServingSettings, {})).toEqual({ listing: true, hidden: false, index: true, cors: false })
  })
})

describe('bounds of settings', () => {
  it.each<[what: 'port' | 'threads' | 'queue', min: number, max: number]>([
    ['port', 0, 65_535],
    ['threads', 1, 64],
    ['queue', 1, 1024],
  ])('The setting %s is a whole number from %d to %d', (what, min, max) => {
    const accepted = (value: unknown) => v.safeParse(ServerSettings, { folder: '.', [what]: value }).success
    expect([min, max].map(accepted)).toEqual([true, true])
    const others = [min - 1, max + 1, min + 0.5, NaN, Infinity, -Infinity, String(min), null, true, [min]]
    expect(others.map(accepted)).toEqual(others.map(() => false))
  })

  it.each<[rule: string, settings: Record<string, unknown>]>([
    ['a share has a folder', {}],
    ['the folder has a name', { folder: '' }],
    ['the folder is a text', { folder: 1 }],
    ['the address is a text', { folder: '.', host: 1 }],
    ['a switch is a boolean, not a text', { folder: '.', hidden: 'yes' }],
    ['a switch is a boolean, not a number', { folder: '.', cors: 1 }],
  ])('Settings are refused unless %s', (_, settings) => {
    expect(v.safeParse(ServerSettings, settings).success).toBe(false)
  })

  it('An unknown setting is left out', () => {
    expect(v.parse(ServingSettings, { cors: true, colour: 'red' })).not.toHaveProperty('colour')
  })
})

describe('the default number of threads', () => {
  it.each([
    [1, 2],
    [2, 2],
    [3, 3],
    [8, 8],
    [9, 8],
    [128, 8],
  ])('A machine with %d cores gets %d threads by default', (cores, threads) => {
    expect(defaultThreads(cores)).toBe(threads)
  })
})
