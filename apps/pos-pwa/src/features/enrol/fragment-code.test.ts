import { drawEnrolmentCode, enrolmentUrl } from '@qoa/shared/codes';
import { expect, test } from 'vitest';
import { takeFragmentCode } from './fragment-code.ts';

const code = drawEnrolmentCode(Uint8Array.of(10, 11, 12, 13, 14, 15, 16, 17, 18));

const open = (address: string): { taken: ReturnType<typeof takeFragmentCode>; shown: string } => {
  const { hash, pathname, search } = new URL(address);
  let shown = pathname + search + hash;
  const taken = takeFragmentCode({ hash, pathname, search }, { replaceState: (_state, _title, url) => (shown = String(url)) });
  return { taken, shown };
};

test('a link’s code is taken, and does not stay in the address', () => {
  expect(code).not.toBeNull();
  if (code === null) return;
  expect(open(enrolmentUrl('https://qoa.example', code))).toEqual({ taken: { ok: true, value: code }, shown: '/pos/' });
});

test('a torn code is told apart from none', () => {
  expect(open('https://qoa.example/pos/#enrol=ABC').taken).toMatchObject({ ok: false });
  expect(open('https://qoa.example/pos/').taken).toBeNull();
});
