// Which way imports point. `pnpm test:deps` plants one violation of each rule and expects to see it found.
import { floors } from './scripts/floors.mjs'

const core = '^packages/core/src'
// Tests, and what generates or lays out their cases.
const tests = '\\.(test(-d)?|arbitrary|fixture)\\.ts$'
const dependency = name => `(^|/)node_modules/${name}/`

const floorRules = floors.slice(0, -1).map((floor, height) => ({
  name: `${floor}-imports-upward`,
  comment: `${floor}/ imports from its own floor or a lower one`,
  severity: 'error',
  from: { path: `${core}/${floor}/`, pathNot: tests },
  to: { path: `${core}/(${floors.slice(height + 1).join('|')})/` },
}))

/** A dependency of core lives behind the named floors, so that it can be loaded late and replaced in one place. */
const keptIn = (name, rooms, others = []) => ({
  name: `${name.split('/').at(-1)}-kept-in-its-floor`,
  comment: `only ${rooms.map(room => `${room}/`).join(' and ')} of core may import ${name}`,
  severity: 'error',
  from: { path: '^packages/', pathNot: [`${core}/(${rooms.join('|')})/`, ...others, tests] },
  to: { path: dependency(name) },
})

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...floorRules,
    {
      name: 'floor-not-listed',
      comment: 'a folder of core/src stands on the list of floors (scripts/floors.mjs), or nothing would say what it may import',
      severity: 'error',
      from: { path: `${core}/[^/]+/`, pathNot: `${core}/(${floors.join('|')})/` },
      to: {},
    },
    {
      name: 'evaluate-imports-types-only',
      comment: 'evaluate/ knows the canonical objects and the language by type, never at run time',
      severity: 'error',
      from: { path: `${core}/evaluate/`, pathNot: tests },
      to: { path: `${core}/(canonical|policy)/`, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'pure-floor-does-io',
      comment: 'evaluate/, evidence/ and policy/ are pure: no I/O, no clock, no process',
      severity: 'error',
      from: { path: `${core}/(evaluate|evidence|policy)/`, pathNot: tests },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?(crypto|util)$' },
    },
    keptIn('yaml', ['policy']),
    keptIn('zod', ['policy', 'canonical']),
    keptIn('@marcbachmann/cel-js', ['policy', 'canonical']),
    keptIn('json-rules-engine', ['json-rules-engine']),
    keptIn('openai', ['score/openai'], ['^packages/cli/src/faults/']),
    keptIn('cockatiel', ['score/combine']),
    keptIn('libphonenumber-js', ['score/redact']),
    {
      name: 'sqlite-kept-in-its-room',
      comment: 'only store/sqlite/ opens a database',
      severity: 'error',
      from: { path: '^packages/', pathNot: [`${core}/store/sqlite/`, tests] },
      to: { path: '^(node:)?sqlite$' },
    },
    {
      name: 'core-knows-no-other-package',
      comment: 'core is the ground that every other package stands on',
      severity: 'error',
      from: { path: '^packages/core/' },
      to: { path: '^(packages/(?!core/)|examples/|bench/)' },
    },
    {
      name: 'policies-knows-core-only',
      comment: 'policies is YAML plus a thin loader over core',
      severity: 'error',
      from: { path: '^packages/policies/' },
      to: { path: '^(packages/(?!(core|policies)/)|examples/|bench/)' },
    },
    {
      name: 'nobody-imports-cli',
      comment: 'the command line is a leaf: what others need from it belongs in core',
      severity: 'error',
      from: { pathNot: '^packages/cli/' },
      to: { path: '^packages/cli/' },
    },
    {
      name: 'through-the-front-door',
      comment: "another package's index is public, its rooms are not",
      severity: 'error',
      from: { path: '^(packages/([^/]+)|examples|bench)/' },
      to: {
        path: '^packages/[^/]+/src/',
        pathNot: [
          '^packages/[^/]+/src/((evidence|json-rules-engine|score|score/openai|store/sqlite|testing)/)?index\\.ts$',
          '^packages/$2/',
        ],
      },
    },
    {
      name: 'import-the-file-not-the-index',
      comment: 'inside a package, import the file that has the concept, never the index',
      severity: 'error',
      from: { path: '^packages/([^/]+)/src/', pathNot: tests },
      to: { path: '^packages/$1/src/((evidence|json-rules-engine|score|score/openai|store/sqlite|testing)/)?index\\.ts$' },
    },
    {
      name: 'no-cycles',
      comment: 'rooms that need each other at run time are one room (types may refer to each other)',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'resolves',
      comment: 'an import that leads nowhere is not judged by any other rule',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'declared-in-package-json',
      comment: 'what a published file imports is a dependency of its package, not of the workspace',
      severity: 'error',
      from: { path: '^packages/[^/]+/src/', pathNot: tests },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^packages/[^/]+/dist/' },
    tsConfig: { fileName: 'tsconfig.json' },
    // Type imports are gone after compilation; the rules on them need the source as written.
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['@countersign/source', 'import', 'node', 'default'],
    },
  },
}
