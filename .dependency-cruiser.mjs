/**
 * The walls: which room of `src/` may import what (ARCHITECTURE.md draws them). A room's line names
 * the rooms it may import, the rooms it may import types from, and the packages. Anything else fails.
 */
const WALLS = {
  contract: {packages: ['zod']},
  model: {types: ['contract']},
  errors: {rooms: ['model'], types: ['contract']},
  transport: {rooms: ['contract', 'errors'], packages: ['eventsource-parser']},
  client: {rooms: ['contract', 'model', 'errors'], types: ['transport']},
  gateway: {rooms: ['errors', 'model'], types: ['contract'], packages: ['@stripe/stripe-js']},
  i18n: {rooms: ['errors', 'model'], types: ['contract']},
  events: {rooms: ['model', 'errors'], types: ['contract']},
  context: {
    rooms: ['client', 'model', 'events', 'errors', 'i18n'],
    types: ['contract', 'gateway'],
    packages: ['lit'],
  },
  controllers: {
    rooms: ['context', 'client', 'model', 'events', 'errors', 'i18n'],
    types: ['contract', 'gateway'],
    packages: ['lit'],
  },
  styles: {packages: ['lit']},
  parts: {rooms: ['styles', 'i18n', 'model'], types: ['contract', 'errors'], packages: ['lit']},
  views: {
    rooms: ['controllers', 'parts', 'events', 'styles', 'i18n', 'model', 'errors'],
    types: ['contract', 'client', 'context', 'gateway'],
    packages: ['lit'],
  },
  elements: {
    // A view that stands in an element's place, too: by import(), see views-and-gateway-load-late.
    rooms: ['controllers', 'parts', 'events', 'styles', 'i18n', 'model', 'errors', 'views'],
    types: ['contract', 'client', 'context'],
    packages: ['lit'],
  },
  setup: {
    rooms: '.+', // the only composer
    packages: ['lit'],
  },
  testing: {rooms: ['contract', 'model'], types: ['gateway'], packages: ['msw']},
  conformance: {rooms: ['contract']},
  react: {rooms: ['elements', 'setup'], types: ['events'], packages: ['@lit/react', 'react']},
};

/** Run by Node while developing, never shipped. */
const GENERATORS = '^src/contract/(generate|openapi)/';

/** The part of the contract that loads no schema library. */
const ZOD_FREE = '^src/contract/(generated/|parse[.]ts|types[.]ts)';

const oneOf = (names) => `(${names.join('|')})`;

function wallsOf([room, {rooms = [], types = [], packages = []}]) {
  const from = {path: `^src/${room}/`, pathNot: GENERATORS};
  const mayImport = rooms === '.+' ? rooms : oneOf([room, ...rooms]);
  const mayName = rooms === '.+' ? rooms : oneOf([room, ...rooms, ...types]);
  const mayUse = oneOf(packages.length > 0 ? packages : ['nothing']);
  return [
    {
      name: `${room}-imports`,
      comment: `src/${room} imports at run time only ${[...rooms].join(', ') || 'itself'}.`,
      severity: 'error',
      from,
      to: {path: '^src/', pathNot: `^src/${mayImport}/`, dependencyTypesNot: ['type-only']},
    },
    {
      name: `${room}-types`,
      comment: `src/${room} names types only of ${[...rooms, ...types].join(', ') || 'itself'}.`,
      severity: 'error',
      from,
      to: {path: '^src/', pathNot: `^src/${mayName}/`, dependencyTypes: ['type-only']},
    },
    {
      name: `${room}-packages`,
      comment: `src/${room} uses only ${packages.join(', ') || 'no package'}.`,
      severity: 'error',
      from,
      to: {
        dependencyTypes: ['npm', 'npm-dev', 'npm-peer', 'npm-optional', 'npm-no-pkg'],
        pathNot: [`node_modules/(@types/)?${mayUse}/`, `^${mayUse}(/|$)`],
      },
    },
  ];
}

export default {
  forbidden: [
    ...Object.entries(WALLS).flatMap(wallsOf),
    {
      name: 'rooms-are-listed',
      comment: 'A new room of src/ gets its line in WALLS first.',
      severity: 'error',
      from: {path: '^src/', pathNot: `^src/${oneOf(Object.keys(WALLS))}/`},
      to: {},
    },
    {
      name: 'published-code-stays-published',
      comment: 'src/ knows nothing of the demo or the tests.',
      severity: 'error',
      from: {path: '^src/'},
      to: {path: '^(demo|test)/'},
    },
    {
      name: 'browser-code-without-node',
      comment: 'src/ runs in browsers.',
      severity: 'error',
      from: {path: '^src/', pathNot: GENERATORS},
      to: {dependencyTypes: ['core']},
    },
    {
      name: 'elements-apart',
      comment:
        'No element imports another; they meet in the client’s stores. What several share in form is no element.',
      severity: 'error',
      from: {path: '^src/elements/([^/]+)/'},
      to: {path: '^src/elements/[^/]+/', pathNot: '^src/elements/$1/'},
    },
    {
      name: 'views-and-gateway-load-late',
      comment: 'They are chunks of their own: import() them, or import only their types.',
      severity: 'error',
      // setup/payment.ts is the payment's chunk; it loads late itself.
      from: {path: '^src/', pathNot: '^src/(views/|gateway/|setup/payment[.]ts$)'},
      to: {
        path: '^src/(views|gateway)/',
        pathNot: '^src/views/view[.]ts$', // what every view is to the outlet
        dynamic: false,
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'views-apart',
      comment:
        'A view opens another by portal.open(), and shares by parts and controllers. Signing in again happens inside any view; a page that is about one payment has it in its place.',
      severity: 'error',
      from: {path: '^src/views/([^/]+)/'},
      to: {
        path: '^src/views/[^/]+/',
        pathNot: '^src/views/($1/|sign-in/index[.]ts$|payment/in-place[.]ts$)',
      },
    },
    {
      name: 'locales-load-late',
      comment: 'Only English is always there.',
      severity: 'error',
      from: {path: '^src/'},
      to: {
        path: '^src/i18n/locales/',
        pathNot: '^src/i18n/locales/en[./]',
        dynamic: false,
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'stripe-only-pure',
      comment: 'The main entry of @stripe/stripe-js calls Stripe at import; types are fine.',
      severity: 'error',
      from: {path: '^src/'},
      to: {
        path: '@stripe/stripe-js',
        pathNot: '@stripe/stripe-js/(pure|dist/pure)',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'no-schemas-in-the-browser',
      comment: 'Parsers are generated from the schemas; only ./contract and its users load zod.',
      severity: 'error',
      from: {path: '^src/', pathNot: '^src/(contract|testing|conformance)/'},
      to: {
        path: '^src/contract/',
        pathNot: ZOD_FREE,
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'parsers-without-schemas',
      comment: 'What is generated from the schemas stands alone.',
      severity: 'error',
      from: {path: ZOD_FREE},
      to: {path: ['^src/contract/', 'node_modules/zod/'], pathNot: ZOD_FREE},
    },
    {
      name: 'no-msw-service-worker-in-testing',
      comment: 'The integrator starts the worker or the server; the handlers serve both.',
      severity: 'error',
      from: {path: '^src/testing/'},
      to: {path: ['node_modules/msw/.*(browser|node)', '^msw/(browser|node)']},
    },
    {
      name: 'site-is-a-stranger',
      comment: 'The demo site imports the package by its name, as anyone would.',
      severity: 'error',
      from: {path: '^demo/site/'},
      // tsconfig.json's paths lead the package's name to src/; that is not reaching for it.
      to: {path: '^(src|test|demo/(server|simulator))/', dependencyTypesNot: ['aliased']},
    },
    {
      name: 'server-shares-decisions-only',
      comment:
        'The server has the contract, the model and the texts of mails in common with the SDK.',
      severity: 'error',
      from: {path: '^demo/server/'},
      to: {path: '^(src|demo/site|demo/simulator)/', pathNot: '^src/(contract|model|i18n)/'},
    },
    {
      name: 'simulator-is-a-process-of-its-own',
      comment: 'It shares types at most, like Stripe.',
      severity: 'error',
      from: {path: '^demo/simulator/'},
      to: {path: '^(src|demo/site|demo/server)/', dependencyTypesNot: ['type-only']},
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {path: '^(src|demo|test)/'},
      to: {circular: true},
    },
    {
      name: 'no-orphans',
      comment: 'A file that nothing imports and that imports nothing is forgotten.',
      severity: 'error',
      from: {orphan: true, path: '^(src|demo)/', pathNot: ['^src/i18n/locales/', '[.]d[.]ts$']},
      to: {},
    },
    {
      name: 'declared-packages-only',
      severity: 'error',
      from: {path: '^(src|demo|test)/'},
      to: {dependencyTypes: ['npm-no-pkg', 'npm-unknown']},
    },
    {
      name: 'resolvable',
      severity: 'error',
      from: {},
      to: {couldNotResolve: true, pathNot: '^(msw|client-portal-elements)(/|$)'},
    },
  ],
  options: {
    doNotFollow: {path: ['node_modules', '^dist/']},
    exclude: {path: ['^demo/.*/(dist|[.]data)/']},
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    tsConfig: {fileName: 'tsconfig.json'},
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.mjs', '.d.ts', '.json'],
    },
  },
};
