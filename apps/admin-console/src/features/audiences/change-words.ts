import type { consoleAudiences, Words } from '@qoa/messages';
import type { AudienceChange } from '@qoa/shared/protocol';

/** What somebody did, in words. */
export const changeWords = ({ kind, name, did, count, restricted, byHolder }: AudienceChange, a: Words<(typeof consoleAudiences)['es']>): string => {
  switch (kind) {
    case 'segment':
      return (did === 'removed' ? a.segmentRemoved : a.segmentAdded)(name, count);
    case 'store-list':
      return (did === 'removed' ? a.listRemoved : a.listAdded)(name, count);
    case 'place':
      return a.placesChanged(count);
    case 'permit':
      return a.permitChanged(name, restricted.length === 0 ? a.noKind.toLowerCase() : restricted.map((each) => a.kind(each).toLowerCase()).join(', '));
    case 'card-link':
      return a.linkChanged;
    case 'card-erased':
      return byHolder === true ? a.cardErasedByHolder : a.cardErased;
    case 'birthday':
      return did === 'removed' ? a.birthdayRemoved : a.birthdayChanged;
  }
};
