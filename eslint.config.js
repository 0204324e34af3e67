import prettier from 'eslint-config-prettier';
import vue from 'eslint-plugin-vue';
import tseslint from 'typescript-eslint';

/** Who may import whom. Each message names the right door. */
function zone(files, patterns) {
  return { files, rules: { 'no-restricted-imports': ['error', { patterns }] } };
}

const outsideCommon = {
  regex: '^(electron|electron-store|got|vue|pinia|node:.*)$|/(main|renderer|preload|sandbox)/',
  message: 'common/ is pure TypeScript: put Electron, Node and DOM work into main/adapters or renderer.',
};
const notFromTests = { regex: '/tests/', message: 'Nobody imports tests; shared code belongs to common/.' };

export default tseslint.config(
  {
    ignores: [
      'out/',
      'dist/',
      'node_modules/',
      'common/openapi/*.ts',
      'test-results/',
      '.electron/',
      '.mutation/',
      'coverage/',
    ],
  },
  ...tseslint.configs.strictTypeChecked,
  ...vue.configs['flat/recommended'],
  prettier,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['*.js', '*.mjs'] },
        extraFileExtensions: ['.vue'],
        parser: tseslint.parser,
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      'no-console': 'error',
      'vue/no-v-html': 'error',
      'vue/no-static-inline-styles': ['error', { allowBinding: true }],
      'vue/multi-word-component-names': 'error',
      'vue/block-lang': ['error', { script: { lang: 'ts' } }],
      'vue/component-api-style': ['error', ['script-setup']],
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      'no-restricted-syntax': [
        'error',
        {
          selector:
            'Program > ExpressionStatement > AwaitExpression > CallExpression[callee.property.name="whenReady"]',
          message:
            'An awaited app.whenReady() at top level hangs a packaged ESM app; use void app.whenReady().then(…).',
        },
      ],
    },
  },
  { files: ['**/*.mjs', '**/*.js', '**/*.cjs', '**/*.d.mts'], ...tseslint.configs.disableTypeChecked },
  {
    files: ['scripts/**', 'sandbox/index.ts', 'tests/support/desktop/*.mjs'],
    rules: { 'no-console': 'off' },
  },
  zone(['common/**/*.ts'], [outsideCommon, notFromTests]),
  zone(
    ['main/services/**/*.ts'],
    [
      {
        regex:
          '^(electron|electron-store|got|vue|pinia)$|/adapters/|/windows/|/tray/|/ipc/(register|handlers)|/app/',
        message:
          'Services know only common/ and services/ports.ts; add a port and implement it in main/adapters.',
      },
      notFromTests,
    ],
  ),
  zone(
    ['main/adapters/**/*.ts'],
    [
      {
        regex: '/windows/|/tray/|/main/ipc/|/app/|^vue$|^pinia$|/renderer/|/sandbox/',
        message: 'Adapters are thin: they see common/, services/ports.ts and their library only.',
      },
      notFromTests,
    ],
  ),
  zone(
    ['main/ipc/**/*.ts', 'main/tray/tray-model.ts'],
    [
      {
        regex: '/adapters/|^electron-store$|^got$|/renderer/',
        message: 'IPC handlers and the tray model talk to services, not to adapters.',
      },
      notFromTests,
    ],
  ),
  zone(
    ['preload/**/*.ts'],
    [
      {
        regex: '^node:|/main/|/renderer/|/common/(?!ipc/)',
        message: 'The preload script knows electron and the types of common/ipc only.',
      },
    ],
  ),
  zone(
    ['renderer/**/*.{ts,vue}'],
    [
      {
        regex: '^(electron|electron-store|got|node:.*)$|/(main|preload|sandbox)/',
        message: 'The renderer reaches main through renderer/src/ipc only.',
      },
      notFromTests,
    ],
  ),
  zone(
    ['renderer/src/features/*/*.{ts,vue}'],
    [
      {
        regex: '^(electron|electron-store|got|node:.*)$|/(main|preload|sandbox)/',
        message: 'The renderer reaches main through renderer/src/ipc only.',
      },
      {
        regex: '^\\.\\./[a-z]',
        message: 'Features never import each other: what two need belongs to ui/, stores/ or common/.',
      },
    ],
  ),
  zone(
    ['sandbox/**/*.ts'],
    [
      {
        regex: '^electron$|/(main|renderer|preload)/',
        message: 'The sandbox stands for the servers: it shares only common/ types with the app.',
      },
      notFromTests,
    ],
  ),
);
