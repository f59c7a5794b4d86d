import { consoleTemplates, describeRevision, noNames } from '@qoa/messages';
import type { CampaignParts } from '@qoa/shared/protocol';
import { describe, expect, test } from 'vitest';
import { ruleNamesOf } from '../campaign-doors/index.ts';
import { stubParts } from '../../stub/stub-parts.ts';
import { checked } from './checked.ts';
import { templates } from './templates.ts';

const nowMs = Date.UTC(2026, 10, 28, 18);
const words = { name: 'Campaña', prize: 'premio', discount: '$20 de descuento', silver: 'Plata', gold: 'Oro' };
const nothing: CampaignParts = { cpgs: [], brands: [], products: [], stores: [], segments: [] };
const worlds = { 'two makers and four stores': stubParts, 'one product': { ...stubParts, products: stubParts.products.slice(0, 1) }, 'no product': { ...stubParts, products: [], brands: [] }, 'a store alone': { ...nothing, stores: stubParts.stores }, nothing };

describe.each(Object.entries(worlds))('with %s', (_, parts) => {
  test.each(templates)('$name is a campaign that may be published', ({ build }) => {
    const { problems, revision } = checked(build({ parts, nowMs, words }), parts);
    expect(problems).toEqual([]);
    expect(revision).not.toBeNull();
  });
});

describe('the templates', () => {
  const documents = templates.map(({ name, build }) => [name, build({ parts: stubParts, nowMs, words })] as const);

  test('each says what it does, in both languages', () => {
    for (const { name } of templates) for (const locale of ['es', 'en'] as const) expect(consoleTemplates[locale][`${name}Does`].length).toBeGreaterThan(10);
  });

  test('each promises something else', () => {
    const told = documents.map(([name, document]) => [name, checked(document, stubParts).revision] as const).map(([, revision]) => (revision === null ? '' : describeRevision(revision, noNames, 'es').short));
    expect(new Set(told).size).toBe(templates.length);
  });

  test('none begins before tomorrow, by the clock of its stores', () => {
    for (const [, { startsAtMs }] of documents) expect(startsAtMs).toBe(Date.UTC(2026, 10, 29, 6));
  });

  test.each([
    ['purchase', 'Por cada compra con un Refresco Sol 600 ml ganas 1 sello, máximo 1 al día.'],
    ['amount', 'Por cada $10 en Refresco Sol 600 ml ganas 1 punto.'],
    ['gold', 'Nivel Oro: con $1,500 en compras en los últimos 90 días; ganas el doble de puntos.'],
    ['twoForOne', 'Con 1 sello, uno gratis.'],
    ['combo', 'Por cada combo de 1 Refresco Sol 600 ml y 1 Agua Sol 1 L ganas 1 sello'],
    ['happyHour', 'Ganas el doble de sellos de lunes a viernes de 4 a 6 de la tarde.'],
    ['first', 'En tu primera compra con un Refresco Sol 600 ml ganas 3 sellos.'],
    ['birthday', 'hasta 3 días antes o después de tu cumpleaños ganas 5 sellos'],
    ['challenge', 'Vale del 29 de noviembre de 2026 al 28 de diciembre de 2026.'],
  ])('%s does what its sentence says', (name, sentence) => {
    const document = documents.find(([each]) => each === name)?.[1];
    const { revision } = document === undefined ? { revision: null } : checked(document, stubParts);
    expect(revision === null ? '' : describeRevision(revision, ruleNamesOf(stubParts), 'es').short).toContain(sentence);
  });
});
