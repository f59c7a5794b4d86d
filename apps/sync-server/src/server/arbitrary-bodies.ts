import fc from 'fast-check';

/** Where integers of columns and of JavaScript end, and one beyond. */
const edges = [0, 1, 500, 2 ** 31 - 1, 2 ** 31, Number.MAX_SAFE_INTEGER, -Number.MAX_SAFE_INTEGER] as const;
export const edge: fc.Arbitrary<number> = fc.constantFrom(...edges);

/** A JSON Schema, as far as bodies are made from it. */
export type JsonSchema = { readonly [key: string]: unknown };

/** Bodies that nobody meant: JSON of any shape, text that is no JSON, names that poison prototypes. */
export const noise: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue(),
  fc.string({ maxLength: 200 }),
  fc.constantFrom('', '{', '[]', 'null', '{"__proto__":{"a":1}}', '{"constructor":{"prototype":{"a":1}}}', '"\\ud800"', '1e999', '{"a":1}{"b":2}'),
);

/** Text that JSON carries and databases choke on: NUL, halves of surrogate pairs, names of prototypes, marks that turn writing about. */
export const nasty: fc.Arbitrary<string> = fc.array(fc.oneof(fc.constantFrom('\u0000', '\ud800', '\udfff', '\u0007', '\u009f', '\u202e', '\ufeff', '__proto__', "';--", '\\'), fc.string({ maxLength: 5 })), { maxLength: 8 }).map((parts) => parts.join(''));

/** Bodies of a schema's shape, and the same with one part replaced, left out or added. */
export const bodyLike = (schema: JsonSchema): fc.Arbitrary<unknown> => fc.oneof({ weight: 2, arbitrary: valueOf(schema) }, { weight: 2, arbitrary: spoilt(schema) });

const spoilt = (schema: JsonSchema): fc.Arbitrary<unknown> =>
  fc.tuple(valueOf(schema), fc.nat(), fc.oneof(fc.jsonValue(), fc.constantFrom<unknown>(undefined, null, -1, 1e308, ...edges, 2 ** 53, '', [], {}))).map(([value, at, other]) => {
    if (typeof value !== 'object' || value === null) return other;
    const keys = [...Object.keys(value), 'extra'];
    return { ...value, [keys[at % keys.length] ?? 'extra']: other };
  });

const valueOf = (schema: JsonSchema): fc.Arbitrary<unknown> => {
  const choices = listOf(schema['anyOf']) ?? listOf(schema['oneOf']);
  if (choices !== null) return fc.oneof(...choices.map(valueOf));
  if (Array.isArray(schema['enum'])) return fc.constantFrom(...(schema['enum'] as readonly unknown[]));
  switch (schema['type']) {
    case 'object':
      return objectOf(schema);
    case 'array':
      return fc.array(valueOf(schemaOf(schema['items'])), { maxLength: 5 });
    case 'string':
      return typeof schema['pattern'] === 'string' ? fc.oneof(fc.stringMatching(new RegExp(schema['pattern'])), nasty) : fc.oneof({ weight: 3, arbitrary: fc.string({ maxLength: 60 }) }, { weight: 1, arbitrary: nasty });
    case 'integer':
    case 'number':
      return fc.oneof(fc.integer(), edge);
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return fc.jsonValue();
  }
};

const objectOf = (schema: JsonSchema): fc.Arbitrary<unknown> => {
  if (typeof schema['properties'] !== 'object' || schema['properties'] === null) return fc.dictionary(fc.string({ maxLength: 12 }), fc.integer(), { maxKeys: 4 });
  return fc.record(Object.fromEntries(Object.entries(schema['properties']).map(([name, property]) => [name, valueOf(schemaOf(property))])));
};

const listOf = (value: unknown): readonly JsonSchema[] | null => (Array.isArray(value) ? value.map(schemaOf) : null);
const schemaOf = (value: unknown): JsonSchema => (typeof value === 'object' && value !== null ? (value as JsonSchema) : {});
