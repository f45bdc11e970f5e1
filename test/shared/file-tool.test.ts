import { describe, expect, it } from 'vitest'
import { fileTool } from '../../src/shared/file-tool.ts'

const view = (sort: string, descending: boolean) => ({ kind: 'view', order: { sort, descending } })
const tagged = { kind: 'thumbnail', isTagged: true }

describe('what the query of a file asks for', () => {
  it.each([
    ['', { kind: 'file' }],
    ['dl', { kind: 'download' }],
    ['view', view('name', false)],
    ['view&sort=name&order=asc', view('name', false)],
    ['view&sort=name&order=desc', view('name', true)],
    ['view&sort=size&order=asc', view('size', false)],
    ['view&sort=date&order=desc', view('date', true)],
    ['vtt', { kind: 'subtitles' }],
    ['thumb', { kind: 'thumbnail', isTagged: false }],
    ['thumb&a', tagged],
    ['thumb&dl', tagged],
    ["thumb&!$%'*+-.^_`|~09AZaz", tagged],
    ['thumb&5-k3v0--abc', tagged],
  ])('?%s is understood', (query, tool) => {
    expect(fileTool(query)).toEqual(tool)
  })

  it.each([
    'dl=',
    'dl=1',
    'dl&',
    'DL',
    'd%6c',
    'dl&thumb',
    'view=',
    'view=grid',
    'view&',
    'view&sort=name',
    'view&order=asc',
    'view&order=asc&sort=name',
    'view&sort=kind&order=asc',
    'view&sort=name&order=up',
    'view&sort=name&order=asc&page=2',
    'view&sort=&order=',
    'View',
    'vtt=',
    'vtt=1',
    'vtt&',
    'VTT',
    'thumb=',
    'thumb=1',
    'thumb&',
    'thumb&&',
    'thumb&a&b',
    'thumb&a=b',
    'thumb&a b',
    'thumb&"a"',
    'thumb&\xe9',
    'thumb?a',
    'THUMB',
    '&thumb',
    'v=3&thumb',
    'toString',
    'v=3',
  ])('?%s is left to the site that it belongs to', (query) => {
    expect(fileTool(query)).toEqual({ kind: 'file' })
  })
})
