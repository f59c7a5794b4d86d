import { describe, expect, test } from 'vitest';
import { shareFile, type Sharing } from './share-file.ts';

const sharing = (changes: Partial<Sharing>): { readonly sharing: Sharing; readonly downloads: string[] } => {
  const downloads: string[] = [];
  return { downloads, sharing: { canShare: () => true, share: () => Promise.resolve(), download: (file) => void downloads.push(file.name), ...changes } };
};

describe('a rescue file leaves the phone', () => {
  test('by the share sheet where there is one', async () => {
    const { sharing: sheet, downloads } = sharing({});
    expect([await shareFile(sheet, 'a.txt', 'x'), downloads]).toEqual(['done', []]);
  });

  test('among the downloads where there is none, or where the sheet refuses the file', async () => {
    const none = sharing({ canShare: () => false });
    expect([await shareFile(none.sharing, 'a.txt', 'x'), none.downloads]).toEqual(['done', ['a.txt']]);
    const refusing = sharing({ share: () => Promise.reject(new DOMException('no', 'NotAllowedError')) });
    expect([await shareFile(refusing.sharing, 'a.txt', 'x'), refusing.downloads]).toEqual(['done', ['a.txt']]);
  });

  test('not at all when the person closes the sheet', async () => {
    const closing = sharing({ share: () => Promise.reject(new DOMException('closed', 'AbortError')) });
    expect([await shareFile(closing.sharing, 'a.txt', 'x'), closing.downloads]).toEqual(['left', []]);
  });
});
