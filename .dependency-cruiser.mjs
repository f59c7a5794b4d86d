// Who may import whom, as ARCHITECTURE.md says it. `scripts/canary/` breaks each rule once, at every run.
const app = '^apps/([^/]+)/src/';
// Tests, the contracts they share and the small worlds they set up.
const test = '\\.test\\.tsx?$|-contract\\.ts$|/(open-)?(test|fake)-[^/]+\\.tsx?$|/stub/';
const vendor = (...names) => `(^|/node_modules/)(${names.join('|')})(/|$)`;

/** The floors, from the top down. Features that none names stand above them all: `history` on the phone; doors and the screens' routes of the server. */
const floors = {
  'pos-pwa': [['sale', 'campaigns', 'carry', 'enrol', 'status'], ['why'], ['sync'], ['outbox', 'replica', 'device', 'scan']],
  'sync-server': [['intake'], ['judge'], ['ledger', 'feed', 'campaigns', 'devices', 'cards'], ['wire', 'config', 'keeps']],
};

const rule = (name, comment, from, to) => ({ name, severity: 'error', comment, from, to });

const climbs = Object.entries(floors).flatMap(([name, storeys]) => {
  const features = `^apps/${name}/src/features/`;
  return storeys.map((storey, index) => {
    const reachable = storeys.slice(index).flat().join('|');
    return rule(`${name}-${storey[0]}-never-climbs`, 'An arrow runs down, never back up.', { path: `${features}(${storey.join('|')})/`, pathNot: test }, { path: features, pathNot: `${features}(${reachable})/` });
  });
});

export default {
  forbidden: [
    rule('shared-is-alone', 'The core imports nothing of ours, and zod.', { path: '^packages/shared/src/', pathNot: test }, { pathNot: `^packages/shared/src/|${vendor('zod')}` }),
    rule('apps-are-apart', 'Apps never import apps.', { path: app }, { path: '^apps/', pathNot: '^apps/$1/' }),
    rule('packages-know-no-app', 'Packages stand below the apps.', { path: '^packages/' }, { path: '^(apps|sim|e2e|bench|chaos)/' }),
    rule('nobody-enters-chaos', 'The product knows nothing of what will strike it.', { path: '^(apps|packages|sim|e2e|bench)/' }, { path: '^chaos/' }),
    rule('the-model-knows-no-app', 'What the model decides leans on the core alone; only its command starts the second layer.', { path: '^sim/(src|planted)/', pathNot: '^sim/src/main\\.ts$' }, { path: '^(apps|bench|e2e|chaos)/|^sim/real/' }),
    rule('features-meet-at-the-door', 'A feature is entered through its index.ts.', { path: `${app}features/([^/]+)/` }, { path: '^apps/[^/]+/src/features/', pathNot: '/features/$2/|/features/[^/]+/(index|test-[^/]+|fake-[^/]+)\\.ts$' }),
    rule('the-rest-comes-by-the-door', 'A feature is entered through its index.ts.', { path: `${app}(?!features/)` }, { path: '^apps/[^/]+/src/features/', pathNot: '/features/[^/]+/(index|test-[^/]+|fake-[^/]+)\\.ts$', dependencyTypesNot: ['dynamic-import'] }),
    rule('platform-knows-no-feature', 'What knows a feature belongs to it.', { path: `${app}platform/` }, { path: '^apps/[^/]+/src/(features|app|server)/' }),
    rule('nobody-imports-main', 'main creates; nothing asks it.', { path: '^(apps|packages)/' }, { path: '^apps/[^/]+/src/main\\.tsx?$' }),
    rule('features-know-no-shell', 'Composition stands above the features.', { path: `${app}features/`, pathNot: test }, { path: '^apps/[^/]+/src/(app|server)/' }),
    ...climbs,
    rule('one-door-to-storage', 'kysely, pg, PGlite and dexie only in *-store.ts and platform/.', { path: '^apps/', pathNot: `-store\\.tsx?$|/src/platform/|${test}` }, { path: vendor('kysely', 'pg', '@electric-sql/[^/]+', 'dexie') }),
    rule('one-door-to-http', 'fastify only in *-route.ts, the composition and main.', { path: '^apps/', pathNot: `-route\\.ts$|/src/server/|/src/main\\.ts$|${test}` }, { path: vendor('fastify', '@fastify/[^/]+', '@scalar/[^/]+', 'fastify-type-provider-zod') }),
    rule('one-door-to-decoders', 'A decoder library only in its *-decoder.ts.', { path: '^apps/', pathNot: `-decoder\\.ts$|${test}` }, { path: vendor('zxing-wasm', '@zxing/[^/]+', '@undecaf/[^/]+'), pathNot: '\\.wasm(\\?url)?$' }),
    rule('react-in-screens', 'React only in *.tsx and use-*.ts.', { path: '^(apps|packages)/', pathNot: '\\.tsx$|/use-[^/]+\\.ts$|/vite\\.config\\.ts$' }, { path: vendor('react', 'react-dom', 'wouter') }),
    rule('no-test-in-the-product', 'The product imports no test and no testkit.', { path: '^(apps|packages/(shared|messages|design))/.*/src/|^(apps/[^/]+|packages/(shared|messages|design))/src/', pathNot: test }, { path: `${test}|^packages/testkit/` }),
    rule('only-tests-ask-the-reference', 'The naive rules are there to compare with, not to judge by.', { path: '^(apps|packages|sim|e2e|chaos)/', pathNot: `^packages/shared/src/rules/reference/|${test}` }, { path: '^packages/shared/src/rules/reference/' }),
    rule('no-circles', 'A circle has no top to read from. Types may point back.', { path: '^(apps|packages)/' }, { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } }),
    rule('every-import-resolves', 'A module that is not there is not looked at either.', { path: '^(apps|packages|sim|e2e|bench|chaos)/' }, { couldNotResolve: true, pathNot: '^(virtual:|vitest/browser$)|\\?(url|raw|worker)' }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|golden)/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'default'], mainFields: ['module', 'main', 'types'], extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.css'] },
  },
};
