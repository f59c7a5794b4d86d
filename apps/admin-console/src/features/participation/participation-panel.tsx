import { useState } from 'react';
import type { ReactNode } from 'react';
import { formatPesos } from '@qoa/messages';
import { isCalledOff } from '@qoa/shared/campaign-life';
import type { CampaignDetail, Participation } from '@qoa/shared/protocol';
import { useWords } from '../../platform/words-context.tsx';
import type { ConsoleWords } from '../../platform/words-context.tsx';
import { modeWords } from './mode-words.ts';
import { ownStoreText } from './own-store-text.ts';
import { ParticipationEditor, type ParticipationProps } from './participation-editor.tsx';

/** Which stores take part, how they come in and what they earn; whoever may, changes it in its place. */
export const ParticipationPanel = (props: ParticipationProps): ReactNode => {
  const { k } = useWords();
  const [isEdited, setEdited] = useState(false);
  const { detail, parts } = props;
  const mayEdit = detail.reader.role === 'admin' && detail.state !== 'ended' && parts !== null;
  return (
    <section className="panel" aria-labelledby="participation-title">
      <div className="panel-head">
        <h2 id="participation-title">{k.partTitle}</h2>
        {mayEdit && !isEdited ? <button type="button" aria-label={k.partChangeLong} onClick={() => setEdited(true)}>{k.partChange}</button> : null}
      </div>
      {isEdited && parts !== null
        ? <ParticipationEditor {...props} stores={parts.stores} onClose={() => setEdited(false)} onDone={(said) => { setEdited(false); props.onDone(said); }} />
        : <Standing {...props} />}
    </section>
  );
};

const Standing = ({ detail, parts }: Pick<ParticipationProps, 'detail' | 'parts'>): ReactNode => {
  const words = useWords();
  const { k } = words;
  const { participation, storesTakingPart, published } = detail;
  const modes = modeWords(words);
  const names = new Map((parts?.stores ?? []).map(({ id, name }) => [id, name]));
  const own = ownStoreText(detail, parts, words);
  const none = published.length === 0 ? k.partUnpublished : k.partNone;
  return (
    <>
      <p><b>{modes[participation.mode].name}.</b> {modes[participation.mode].says}</p>
      <p>{own ?? `${participation.stores === 'all' ? k.partAll : k.partChosenCount(participation.stores.length)}.`} {payText(participation, words)}</p>
      <p><b>{storesTakingPart.length === 0 ? none : countText(detail, words)}</b></p>
      {storesTakingPart.length === 0 ? null : <details><summary>{k.partWho}</summary><ul>{storesTakingPart.map((store) => <li key={store}>{names.get(store) ?? store}</li>)}</ul></details>}
    </>
  );
};

/** How many take part now, will, did, or would have. */
const countText = ({ state, published, serverMs, storesTakingPart: { length: n } }: CampaignDetail, { k }: ConsoleWords): string => {
  if (isCalledOff(published, serverMs)) return k.partCalledOff(n);
  if (state === 'confirmed') return k.partSoon(n);
  return state === 'ended' ? k.partEnded(n) : k.partNow(n);
};

const payText = ({ pay }: Participation, { k, locale }: ConsoleWords): string => (pay === null ? k.payNothing : `${k.paySays(formatPesos(pay.cents, locale), { sale: k.perSale, unit: k.perUnit, prize: k.perPrize }[pay.per])}.`);
