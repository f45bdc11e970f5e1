// Lint rules. The most important one is the layering: imports point one way only (scripts/lint/layering.js).
const vue = require('eslint-plugin-vue')
const tseslint = require('typescript-eslint')
const { layering } = require('./scripts/lint/layering.js')

/** Rules for all code that ships. */
const houseRules = {
  'house/layering': 'error',
  'max-lines': ['error', { max: 400 }],
  complexity: ['error', 15],
  'max-params': ['error', 4],
  'no-sequences': 'error',
  'no-console': 'error',
  eqeqeq: 'error',
}

/** What ships stays short enough to be read at a glance. */
const shortFunctions = {
  'max-lines-per-function': ['error', { max: 45, skipBlankLines: true, skipComments: true }],
}

module.exports = tseslint.config(
  { ignores: ['out/', 'dist/', 'coverage/', 'node_modules/', 'bench/node_modules/', 'bench/results/'] },
  { plugins: { house: { rules: { layering } } } },
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
      ...houseRules,
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
      ...houseRules,
    },
  },
  { files: ['src/**/*.ts'], rules: shortFunctions },
  // A catalogue is a list of texts, one for each key.
  { files: ['src/shared/messages/**/*.ts'], rules: { 'max-lines': 'off' } },
  // Lists of texts, functions only so that a thread makes those it needs.
  { files: ['src/shared/messages/page/*.ts'], rules: { 'max-lines-per-function': 'off' } },
  // vue-tsc knows the types of components, ESLint does not.
  { files: ['src/renderer/src/main.ts'], rules: { '@typescript-eslint/no-unsafe-argument': 'off' } },
  { files: ['**/generated/*.ts'], rules: { 'max-lines': 'off' } },
  { files: ['test/**/*.ts', 'bench/**/*.ts', 'scripts/**/*.ts'], rules: { 'no-console': 'off' } },
)
