import { useId } from 'react';
import type { ReactNode } from 'react';
import { zoneName } from '@qoa/messages';
import { endNoticeMs } from '@qoa/shared/campaign-life';
import type { InstantMs } from '@qoa/shared/ids';
import { SHORT_TEXT_LENGTH_MAX } from '@qoa/shared/protocol';
import { endWritten } from '../../platform/wall-time.ts';
import { useWords } from '../../platform/words-context.tsx';
import type { AskedCommand } from './life-actions.ts';
import type { Wish } from './wish.ts';

/** What the fields of an action need to know. */
interface WishProps {
  readonly action: AskedCommand['action'];
  readonly wish: Wish;
  readonly timeZone: string;
  readonly serverMs: InstantMs;
  readonly onWish: (wish: Wish) => void;
}

/** What an action asks beside yes or no: from when, why, until when. */
export const WishFields = (props: WishProps): ReactNode => {
  switch (props.action) {
    case 'approve': return <EffectFields {...props} />;
    case 'reject':
    case 'call-off':
    case 'withdraw-plan': return <ReasonField {...props} />;
    case 'end': return <EndFields {...props} />;
    default: return null;
  }
};

const EffectFields = ({ wish, timeZone, onWish }: WishProps): ReactNode => {
  const { k, locale } = useWords();
  const whenId = useId();
  return (
    <fieldset className="reasons">
      <legend>{k.approveEffect}</legend>
      <label><input type="radio" name="effect" checked={wish.effect === 'now'} onChange={() => onWish({ ...wish, effect: 'now' })} />{k.approveNow}</label>
      <label><input type="radio" name="effect" checked={wish.effect === 'later'} onChange={() => onWish({ ...wish, effect: 'later' })} />{k.approveLater}</label>
      {wish.effect === 'now' ? null : (
        <div className="field">
          <label htmlFor={whenId}>{k.approveWhen(zoneName(timeZone, locale))}</label>
          <input id={whenId} type="datetime-local" required value={wish.effectAt} onChange={(event) => onWish({ ...wish, effectAt: event.target.value })} />
        </div>
      )}
    </fieldset>
  );
};

const ReasonField = ({ wish, onWish }: WishProps): ReactNode => {
  const { k } = useWords();
  const reasonId = useId();
  return (
    <div className="field">
      <label htmlFor={reasonId}>{k.reason}</label>
      <textarea id={reasonId} rows={3} maxLength={SHORT_TEXT_LENGTH_MAX} required value={wish.reason} onChange={(event) => onWish({ ...wish, reason: event.target.value })} />
    </div>
  );
};

const EndFields = ({ wish, timeZone, serverMs, onWish }: WishProps): ReactNode => {
  const { k, locale } = useWords();
  const [lastId, redeemId] = [useId(), useId()];
  const earliest = endWritten(serverMs + endNoticeMs, timeZone).day;
  return (
    <>
      <div className="field">
        <label htmlFor={lastId}>{k.endLast(zoneName(timeZone, locale))}</label>
        <input id={lastId} type="date" min={earliest} required value={wish.lastDay} onChange={(event) => onWish({ ...wish, lastDay: event.target.value })} />
      </div>
      <div className="field">
        <label htmlFor={redeemId}>{k.endRedeem(zoneName(timeZone, locale))}</label>
        <input id={redeemId} type="date" min={wish.lastDay === '' ? earliest : wish.lastDay} required disabled={wish.redeem === 'never'} value={wish.redeemDay} onChange={(event) => onWish({ ...wish, redeemDay: event.target.value })} />
      </div>
      <label className="tick"><input type="checkbox" checked={wish.redeem === 'never'} onChange={(event) => onWish({ ...wish, redeem: event.target.checked ? 'never' : 'day' })} />{k.endRedeemNever}</label>
    </>
  );
};
