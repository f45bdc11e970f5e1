import { resolve } from 'node:path'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'electron-vite'

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
}

/**
 * Writes scripts in ASCII alone. A script with a single character beyond latin1 is held in memory at two bytes a
 * character, once for each thread that runs it.
 */
const asciiOnly = {
  name: 'ascii-only',
  generateBundle(_options: unknown, bundle: Record<string, { code?: string }>) {
    for (const output of Object.values(bundle)) {
      if (output.code !== undefined) output.code = output.code.replace(/[^\0-\x7f]/g, escapeUnit)
    }
  },
}

// The terminal command and the threads are entries of their own with stable names: threads are started by path, and
// a stable path is the same in a checkout, in an asar and in the npm package. Everything is bundled, so that the
// built command needs no node_modules. Node 20.19 is the oldest runtime of the terminal command.
export default defineConfig({
  main: {
    plugins: [asciiOnly],
    build: {
      target: 'node20.19',
      externalizeDeps: false,
      // Also for size: the threads hold their scripts in memory, too.
      minify: true,
      rolldownOptions: {
        input: {
          index: resolve('src/main/desktop/main.ts'),
          cli: resolve('src/main/cli/main.ts'),
          listener: resolve('src/main/listener/main.ts'),
          worker: resolve('src/main/worker/main.ts'),
          survey: resolve('src/main/survey/main.ts'),
        },
        // Each thread holds its script in memory as it stands in the file.
        output: { comments: { legal: true, annotation: false, jsdoc: false } },
      },
    },
  },
  preload: {
    build: {
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: resolve('src/preload/index.ts') },
        // A sandboxed preload script can't be a module.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    plugins: [vue()],
    build: { minify: true, rolldownOptions: { input: { index: resolve('src/renderer/index.html') } } },
  },
})
