import type { RuleNames } from './rule-names.ts';

/**
 * What the products of a catalogue are called in a campaign's words, by GTIN. A catalogue has one name for each (`Refresco Sol 600 ml`), so it stands
 * for one and for several; its first word gives the gender that Spanish asks for.
 */
export const productNames = (products: readonly { readonly gtin: string; readonly name: string }[]): RuleNames['products'] =>
  Object.fromEntries(products.map(({ gtin, name }) => [gtin, { one: name, many: name, gender: genderOf(name) }]));

const genderOf = (name: string): 'm' | 'f' => {
  const [first = ''] = name.split(/\s/);
  return feminine.test(first) && !masculine.test(first) ? 'f' : 'm';
};

const feminine = /^(?:leche|sal|miel|carne|[\p{L}]+(?:as?|ción|dad))$/iu;
const masculine = /^(?:agua|gas)$/iu;
