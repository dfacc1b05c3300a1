import js from '@eslint/js';
import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import wc from 'eslint-plugin-wc';
import {defineConfig, globalIgnores} from 'eslint/config';
import tseslint from 'typescript-eslint';

const inTemplates = (pattern) =>
  `TaggedTemplateExpression[tag.name=/^(html|svg|css)$/] TemplateElement[value.raw=/${pattern}/]`;

/** Forbidden in everything that is published. */
const PUBLISHED_SYNTAX = [
  {
    selector: 'PropertyDefinition[accessibility="private"][decorators.length=0]',
    message: 'Use a #private field; `private` is for decorated ones only.',
  },
  {selector: 'MethodDefinition[accessibility="private"]', message: 'Use a #private method.'},
  {
    selector: 'ExportNamedDeclaration > VariableDeclaration[kind="let"]',
    message: 'Export a constant: late chunks of portal.js take bindings once (share-entry.ts).',
  },
  {selector: 'TSEnumDeclaration', message: 'Use a union of literals.'},
  {
    selector: inTemplates('\\sstyle\\s*='),
    message: 'No inline style: it breaks under a strict Content-Security-Policy.',
  },
  {
    selector: inTemplates('[0-9]\\s*rem\\b'),
    message: 'No rem: the host page’s root font size is not ours.',
  },
  {
    selector: inTemplates(
      '(?:margin|padding|border)-(?:left|right|top-left|top-right|bottom-left|bottom-right)|text-align:\\s*(?:left|right)|[\\s;{](?:left|right)\\s*:',
    ),
    message: 'Use logical properties, so that right-to-left pages mirror.',
  },
  {
    selector: 'AssignmentExpression[left.property.name=/^(?:inner|outer)HTML$/]',
    message: 'Render with lit; assigning HTML is refused under Trusted Types.',
  },
  {
    selector: 'CallExpression[callee.property.name="insertAdjacentHTML"]',
    message: 'Render with lit; assigning HTML is refused under Trusted Types.',
  },
];

/** A decision takes time and chance as arguments. */
const AMBIENT_SYNTAX = [
  {
    selector: 'CallExpression[callee.object.name="Date"][callee.property.name="now"]',
    message: 'Take the time as an argument or from the platform port.',
  },
  {
    selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
    message: 'Take the time as an argument or from the platform port.',
  },
  {
    selector: 'CallExpression[callee.object.name="Math"][callee.property.name="random"]',
    message: 'Take randomness from the platform port.',
  },
];

const banned = (names, message) => names.map((name) => ({name, message}));
const NETWORK = banned(
  ['fetch', 'XMLHttpRequest', 'EventSource', 'WebSocket'],
  'Only src/transport talks to the network.',
);
const DOM = banned(
  ['window', 'document', 'navigator', 'location', 'history', 'localStorage', 'sessionStorage'],
  'This room has no DOM; what it needs of it comes in by a port.',
);
const INTL = banned(['Intl'], 'Formats are in src/i18n.');

export default defineConfig(
  globalIgnores(['**/dist/', '**/node_modules/', '**/.data/', 'src/contract/generated/']),
  {linterOptions: {reportUnusedDisableDirectives: 'error'}},
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: {project: './tsconfig.json', tsconfigRootDir: import.meta.dirname},
    },
    rules: {
      'no-warning-comments': ['error', {terms: ['todo', 'fixme', 'xxx']}],
      eqeqeq: ['error', 'always', {null: 'ignore'}],
      '@typescript-eslint/consistent-type-imports': [
        'error',
        {fixStyle: 'inline-type-imports', disallowTypeAnnotations: false},
      ],
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', {allowNumber: true}],
      '@typescript-eslint/no-confusing-void-expression': ['error', {ignoreArrowShorthand: true}],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        {considerDefaultExhaustiveForUnions: true},
      ],
      '@typescript-eslint/no-unused-vars': [
        'error',
        {argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrorsIgnorePattern: '^_'},
      ],
      '@typescript-eslint/no-misused-spread': ['error', {allow: ['string']}],
      // Ports are interfaces of functions, and taken apart; our classes bind what they hand out.
      '@typescript-eslint/unbound-method': 'off',
      // An async function that has nothing to await yet keeps its interface's promise.
      '@typescript-eslint/require-await': 'off',
      // Overloads and generics used once are how the public types stay readable.
      '@typescript-eslint/unified-signatures': 'off',
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
    },
  },

  {
    files: ['src/**/*.ts'],
    rules: {
      'no-console': 'error',
      'no-restricted-globals': ['error', ...NETWORK],
      'no-restricted-syntax': ['error', ...PUBLISHED_SYNTAX],
      'no-restricted-imports': [
        'error',
        {
          paths: ['unsafe-html', 'unsafe-svg'].map((name) => ({
            name: `lit/directives/${name}.js`,
            message: 'Server text is never markup.',
          })),
        },
      ],
    },
  },
  // The one place that warns the host page's developer, and the generators that run in Node.
  {
    files: ['src/errors/warn.ts', 'src/contract/{generate,openapi}/**'],
    rules: {'no-console': 'off'},
  },
  {
    files: ['src/transport/**', 'src/conformance/**'],
    rules: {'no-restricted-globals': 'off'},
  },
  {
    files: ['src/{contract,model,errors,client,events}/**'],
    ignores: ['src/contract/{generate,openapi}/**'],
    rules: {
      'no-restricted-globals': ['error', ...NETWORK, ...DOM],
      'no-restricted-syntax': ['error', ...PUBLISHED_SYNTAX, ...AMBIENT_SYNTAX],
    },
  },
  {
    files: ['src/{elements,views,parts}/**'],
    rules: {'no-restricted-globals': ['error', ...NETWORK, ...INTL]},
  },
  {
    files: ['src/{elements,views,parts,setup,controllers}/**', 'demo/site/**'],
    extends: [
      lit.configs['flat/recommended'],
      wc.configs['flat/recommended'],
      wc.configs['flat/best-practice'],
      litA11y.configs.recommended,
    ],
    rules: {
      'lit/attribute-names': ['error', {convention: 'kebab'}],
      'lit/lifecycle-super': 'error',
      // Fields are set through the accessors here: `useDefineForClassFields` is false.
      'lit/no-classfield-shadowing': 'off',
      'lit/no-native-attributes': 'error',
      'lit/no-this-assign-in-render': 'error',
      'lit/no-template-bind': 'error',
      'lit/no-useless-template-literals': 'error',
      'lit/prefer-nothing': 'error',
      'lit/quoted-expressions': ['error', 'never'],
      // A table shown as cards loses its implicit roles, so ours are written out.
      'lit-a11y/no-redundant-role': 'off',
      // A class and its registration are different files here, and classes carry helpers' types.
      'wc/define-tag-after-class-definition': 'off',
      'wc/expose-class-on-global': 'off',
      'wc/file-name-matches-element': 'off',
      'wc/max-elements-per-file': 'off',
      'wc/no-exports-with-element': 'off',
    },
  },

  {
    files: ['demo/**/*.ts', 'test/**/*.ts'],
    rules: {
      // A test arranges what it knows to be there, and fails where it is not.
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      // `?.` on what an assertion is about keeps its failure readable.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            {from: 'package', name: ['describe', 'it', 'suite', 'test'], package: 'node:test'},
          ],
        },
      ],
    },
  },
  {
    files: ['test/browser/**/*.ts'],
    rules: {
      // chai's assertions are property reads, and typed as if every one could be awaited.
      '@typescript-eslint/no-unused-expressions': 'off',
      '@typescript-eslint/no-floating-promises': 'off',
      'no-restricted-syntax': [
        'error',
        {
          selector: 'ExpressionStatement > CallExpression[callee.property.name="accessible"]',
          message: 'axe answers later: await it.',
        },
        {
          selector:
            'ExpressionStatement > CallExpression[callee.name=/^(?:fixture|waitUntil|oneEvent|elementUpdated|expectFocus|expectAccessible)$/]',
          message: 'Await it.',
        },
        {
          selector: 'ExpressionStatement > CallExpression[callee.property.name=/^until/]',
          message: 'Await it.',
        },
      ],
      'no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: '@open-wc/testing',
              importNames: ['waitUntil', 'aTimeout'],
              message: 'Wait for what can be seen, by support/wait-until.ts: it is patient.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['**/*.mjs'],
    languageOptions: {globals: {console: 'readonly', process: 'readonly', URL: 'readonly'}},
  },
);
