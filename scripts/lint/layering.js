/**
 * The layers: which folder may import which, and where its code runs. The lint rule below checks this table;
 * docs/architecture.md has the same list in words.
 */
import { dirname, relative, resolve } from 'node:path'

/**
 * `runs`: where the code of a folder runs. `browser` code uses neither Node nor Electron and runs everywhere, `node` code on
 * any thread of Node, `electron` code only in Electron's main process or in the preload script. `imports`: the other folders
 * and files that it may import. A folder may always import from itself. `builtins`: the only modules of Node that it may
 * import, if not all, as a folder that is pure needs neither files nor threads.
 *
 * @typedef {{ runs: 'browser' | 'node' | 'electron', imports: readonly string[], builtins?: readonly string[] }} Folder
 * @type {Readonly<Record<string, Folder>>}
 */
export const folders = {
  'src/shared': { runs: 'browser', imports: [] },
  'src/http': { runs: 'browser', imports: ['src/shared/limits.ts'] },
  'src/archive': {
    runs: 'node',
    imports: ['src/http', 'src/shared'],
    builtins: ['node:buffer', 'node:zlib'],
  },
  'src/pictures': { runs: 'browser', imports: [] },
  'src/renderer': { runs: 'browser', imports: ['src/shared', 'src/http'] },
  'src/preload': { runs: 'electron', imports: ['src/shared'] },
  'src/main/base': { runs: 'node', imports: ['src/shared'] },
  'src/main/sync': { runs: 'node', imports: [] },
  'src/main/jobs': { runs: 'node', imports: ['src/main/sync', 'src/shared'] },
  'src/main/files': { runs: 'node', imports: ['src/http', 'src/shared'] },
  'src/main/log': { runs: 'node', imports: ['src/main/base', 'src/shared'] },
  'src/main/worker': {
    runs: 'node',
    imports: [
      'src/main/jobs',
      'src/main/sync',
      'src/main/files',
      'src/main/base',
      'src/archive',
      'src/http',
      'src/pictures',
      'src/shared',
    ],
  },
  'src/main/listener': {
    runs: 'node',
    imports: [
      'src/main/jobs',
      'src/main/sync',
      'src/main/log/log-batch.ts',
      'src/main/base',
      'src/http',
      'src/shared',
    ],
  },
  'src/main/survey': { runs: 'node', imports: ['src/main/base', 'src/shared'] },
  'src/main/host': { runs: 'node', imports: ['src/main/base', 'src/shared'] },
  'src/main/cli': {
    runs: 'node',
    imports: ['src/main/host', 'src/main/log', 'src/main/base', 'src/http', 'src/shared'],
  },
  'src/main/desktop': {
    runs: 'electron',
    imports: ['src/main/host', 'src/main/log', 'src/main/base', 'src/shared'],
  },
}

const root = resolve(import.meta.dirname, '../..')

/** Returns the folder of the table that contains `path`, a path from the root. */
function folderOf(path) {
  return Object.keys(folders).find((folder) => path.startsWith(`${folder}/`))
}

/**
 * Returns why `file` may not import `specifier`; undefined if it may.
 *
 * @param {string} file path from the root
 * @param {string} specifier as written
 * @param {boolean} isType whether only a type is imported, which is gone at run time
 */
export function refusal(file, specifier, isType) {
  const folder = folderOf(file)
  if (folder === undefined) return undefined
  const { runs, imports, builtins } = folders[folder]
  if (specifier === 'electron') {
    return runs === 'electron' ? undefined : `${folder} does not run in Electron's own processes.`
  }
  if (specifier.startsWith('node:')) {
    if (builtins && !builtins.includes(specifier)) {
      return `${folder} may import only ${builtins.join(', ')} of Node.`
    }
    return runs !== 'browser' || isType
      ? undefined
      : `${folder} also runs in browsers, which have no ${specifier}.`
  }
  if (!specifier.startsWith('.')) return undefined
  const target = relative(root, resolve(root, dirname(file), specifier)).replaceAll('\\', '/')
  const mayImport = [folder, 'package.json', ...imports].some(
    (allowed) => target === allowed || target.startsWith(`${allowed}/`),
  )
  return mayImport ? undefined : `${folder} may import only from ${imports.join(', ') || 'itself'}.`
}

export const layering = {
  meta: {
    type: 'problem',
    schema: [],
    docs: { description: 'Imports point one way, to code that runs where they do.' },
  },
  create(context) {
    const file = relative(root, context.filename).replaceAll('\\', '/')
    const check = (node, isType) => {
      const message = node.source && refusal(file, node.source.value, isType)
      if (message) context.report({ node: node.source, message })
    }
    return {
      ImportDeclaration: (node) => check(node, node.importKind === 'type'),
      ExportNamedDeclaration: (node) => check(node, node.exportKind === 'type'),
      ExportAllDeclaration: (node) => check(node, node.exportKind === 'type'),
      ImportExpression: (node) => check(node, false),
    }
  },
}
