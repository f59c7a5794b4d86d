import { expect, test } from 'vitest';
import { zoneLabel, zoneName } from './zone-name.ts';

test('a zone is called by its city or area, in the reader’s language', () => {
  expect(['America/Mexico_City', 'America/Ciudad_Juarez', 'America/Tijuana', 'America/Argentina/Buenos_Aires', 'UTC'].map((zone) => zoneName(zone, 'es'))).toEqual(['Ciudad de México', 'Ciudad Juárez', 'Tijuana', 'Buenos Aires', 'UTC']);
  expect(['America/Mexico_City', 'America/Ciudad_Juarez'].map((zone) => zoneName(zone, 'en'))).toEqual(['Mexico City', 'Ciudad Juarez']);
});

test('where zones are compared, each has its own name beside', () => {
  expect(zoneLabel('America/Kentucky/Louisville', 'es')).toBe('Louisville (America/Kentucky/Louisville)');
});
