// Lint rules. The most important one is the layering: imports point one way only (docs/architecture.md).
const vue = require('eslint-plugin-vue')
const tseslint = require('typescript-eslint')

/** Each layer with the layers it may import. Anything else, and `electron` outside its homes, is an error. */
const layers = {
  'src/shared': [],
  'src/main/sync': [],
  'src/main/http': [],
  'src/main/files': ['http', 'sync', 'shared'],
  'src/main/worker': ['http', 'files', 'sync', 'shared'],
  'src/main/listener': ['http', 'sync', 'shared'],
  'src/main/host': ['shared'],
  'src/main/log': ['shared'],
  'src/main/cli': ['host', 'log', 'shared'],
  'src/main/survey': ['shared'],
}
const names = [
  'sync',
  'http',
  'files',
  'worker',
  'listener',
  'host',
  'log',
  'cli',
  'survey',
  'desktop',
  'shared',
]
/** The layers where electron lives. */
const electronLayers = { 'src/main/desktop': ['host', 'log', 'shared'], 'src/preload': ['shared'] }

function layerRule([folder, allowed], hasElectron) {
  const own = folder.split('/').pop()
  const forbidden = names.filter((name) => name !== own && !allowed.includes(name))
  return {
    files: [`${folder}/**/*.ts`],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: hasElectron
            ? []
            : [{ name: 'electron', message: 'electron lives in src/main/desktop and src/preload only.' }],
          patterns: [
            {
              regex: `^\\.\\./(?:.*/)?(?:${forbidden.join('|')})/`,
              message: `${folder} may import only: ${allowed.join(', ') || 'nothing'}.`,
            },
          ],
        },
      ],
    },
  }
}

module.exports = tseslint.config(
  { ignores: ['out/', 'dist/', 'coverage/', 'node_modules/', 'bench/node_modules/', 'bench/results/'] },
  {
    files: ['**/*.ts', '**/*.mts'],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: __dirname } },
    rules: {
      '@typescript-eslint/consistent-type-definitions': ['error', 'type'],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      eqeqeq: 'error',
      'max-lines': ['error', { max: 400 }],
      'no-console': 'error',
    },
  },
  ...Object.entries(layers).map((layer) => layerRule(layer, false)),
  ...Object.entries(electronLayers).map((layer) => layerRule(layer, true)),
  {
    files: ['src/renderer/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { regex: '^electron$|/main/|/preload/', message: 'src/renderer may import only shared.' },
          ],
        },
      ],
    },
  },
  {
    files: ['src/main/http/**/*.ts', 'src/main/sync/**/*.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            { regex: '^(?!\\./|node:buffer$)', message: 'This layer is pure: it imports only itself.' },
          ],
        },
      ],
    },
  },
  {
    files: ['src/renderer/**/*.vue'],
    extends: [...tseslint.configs.strict, ...vue.configs['flat/recommended']],
    languageOptions: { parserOptions: { parser: tseslint.parser } },
    rules: {
      'vue/block-order': ['error', { order: ['script', 'template', 'style'] }],
      'vue/block-lang': ['error', { script: { lang: 'ts' } }],
      'vue/no-v-html': 'error',
      // TypeScript sees it, and knows which switches are exhaustive.
      'vue/return-in-computed-property': 'off',
      'vue/html-self-closing': 'off',
      'vue/max-attributes-per-line': 'off',
      'vue/singleline-html-element-content-newline': 'off',
      'vue/html-indent': 'off',
      'vue/html-closing-bracket-newline': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { regex: '^electron$|/main/|/preload/', message: 'src/renderer may import only shared.' },
          ],
        },
      ],
      'max-lines': ['error', { max: 400 }],
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  // vue-tsc knows the types of components, ESLint does not.
  { files: ['src/renderer/src/main.ts'], rules: { '@typescript-eslint/no-unsafe-argument': 'off' } },
  { files: ['src/main/files/media-type-table.ts'], rules: { 'max-lines': 'off' } },
  { files: ['test/**/*.ts', 'bench/**/*.ts', 'scripts/**/*.ts'], rules: { 'no-console': 'off' } },
)
