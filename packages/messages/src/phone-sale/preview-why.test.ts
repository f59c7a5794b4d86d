import { expect, test } from 'vitest';
import { errorWords } from '../errors/error-words.ts';
import { previewWhy } from './preview-why.ts';

const why = (code: string, locale: 'es' | 'en', facts = {}): string => previewWhy(errorWords(code, facts, locale), locale);

test('a reason is told without the past of its verdict', () => {
  expect(why('CAMPAIGN_PAUSED', 'es')).toBe('La promoción está en pausa. Intenta otro día; lo ganado sigue ahí.');
  expect(why('LIMIT_CUT', 'es', { given: 2, due: 3, of: 'stamp', per: 'day', units: 2 })).toBe('El tope es 2 sellos por día. Vuelve mañana.');
  expect(why('PRODUCT_NOT_IN_CAMPAIGN', 'es')).toBe('El producto no está en promoción. Prueba con uno que sí participe.');
  expect(why('LIMIT_CUT', 'en', { given: 2, due: 3, of: 'stamp', per: 'day', units: 2 })).toBe('The limit is 2 stamps per day. Come back tomorrow.');
  expect(why('PRODUCT_UNKNOWN', 'en')).toMatch(/^Qoa does not know the product\./);
});
