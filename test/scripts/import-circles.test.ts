import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { importCircles, readImports } from '../../scripts/lint/import-circles.ts'
import { temporaryFolder } from '../support/serve.ts'

type Imports = Readonly<Record<string, readonly string[]>>

describe('circles of imports', () => {
  it.each<[what: string, imports: Imports, circles: string[][]]>([
    ['no imports', { a: [], b: [] }, []],
    ['a chain', { a: ['b'], b: ['c'], c: [] }, []],
    ['two ways to one file', { a: ['b', 'c'], b: ['d'], c: ['d'], d: [] }, []],
    ['a second way to a file that has been visited', { a: ['b', 'c'], b: ['c'], c: [] }, []],
    ['a circle of two', { a: ['b'], b: ['a'] }, [['a', 'b']]],
    ['a circle of three', { a: ['b'], b: ['c'], c: ['a'] }, [['a', 'b', 'c']]],
    [
      'a circle that others import and that imports others',
      { a: ['b'], b: ['c'], c: ['b', 'd'], d: [] },
      [['b', 'c']],
    ],
    ['two circles that share a file', { a: ['b', 'c'], b: ['a'], c: ['a'] }, [['a', 'b', 'c']]],
    [
      'two circles, one of which imports the other',
      { a: ['b'], b: ['a', 'c'], c: ['d'], d: ['c'] },
      [
        ['c', 'd'],
        ['a', 'b'],
      ],
    ],
    ['a file that imports itself', { a: ['a'] }, [['a']]],
  ])('The circles in %s are found', (_, imports, circles) => {
    expect(importCircles(new Map(Object.entries(imports)))).toEqual(circles)
  })

  it.each<[what: string, files: Readonly<Record<string, string>>]>([
    ['values', { 'a.ts': `import { b } from './b.ts'`, 'b.ts': `import { a } from './a.ts'` }],
    ['types', { 'a.ts': `import type { B } from './b.ts'`, 'b.ts': `import { type A } from './a.ts'` }],
    ['types in expressions', { 'a.ts': `type B = import('./b.ts').B`, 'b.ts': `import './a.ts'` }],
    ['re-exports', { 'a.ts': `export * from './b.ts'`, 'b.ts': `export { a } from './a.ts'` }],
    ['dynamic imports', { 'a.ts': `await import('./b.ts')`, 'b.ts': `await import('./a.ts')` }],
    ['other folders', { 'a.ts': `import './sub/b.ts'`, 'sub/b.ts': `import '../a.ts'` }],
    [
      'components',
      {
        'A.vue': `<script setup lang="ts">\nimport B from './B.vue'\n</script>\n<template><B /></template>`,
        'B.vue': `<script lang="ts">\nexport const b = 1\n</script>\n<script setup lang="ts">\nimport A from './A.vue'\n</script>`,
      },
    ],
  ])('Imports of %s count', (_, files) => {
    using folder = temporaryFolder()
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder.path, name)), { recursive: true })
      writeFileSync(join(folder.path, name), text)
    }
    expect(importCircles(readImports(folder.path))).toEqual([Object.keys(files)])
  })

  it('Packages, files outside the folder and imports in comments do not count', () => {
    using folder = temporaryFolder()
    writeFileSync(
      join(folder.path, 'a.ts'),
      `import 'a.ts'\nimport 'node:fs'\nimport '../a.ts'\nimport './style.css'\n// import './a.ts'`,
    )
    expect(readImports(folder.path)).toEqual(new Map([['a.ts', []]]))
  })

  it('The sources of Spool import each other without a circle, types included', () => {
    const imports = readImports(join(import.meta.dirname, '../../src'))
    expect(imports.get('renderer/src/main.ts')).toContain('renderer/src/App.vue')
    expect(imports.get('renderer/src/App.vue')).toContain('renderer/src/components/share/SharePanel.vue')
    expect(importCircles(imports)).toEqual([])
  })
})
