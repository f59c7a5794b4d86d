import { phoneErrorText, phoneCarry } from '@qoa/messages';
import { useRef, type ReactElement } from 'react';
import { Icon } from '../../platform/icon.tsx';
import { useLocale } from '../../platform/use-locale.ts';
import { useSyncTruth } from '../sync/index.ts';
import { useDelivery, type Delivery } from './use-delivery.ts';
import { useOwnFile } from './use-own-file.ts';
import './carry.css';

/** Two ways home for stranded sales: this phone's own as a file, and another phone's file with this one's signal. */
export const RescueScreen = (): ReactElement => {
  const words = phoneCarry[useLocale()];
  return (
    <main className="page carry">
      <h1>{words.rescueTitle}</h1>
      <OwnSales />
      <OthersSales />
    </main>
  );
};

const OwnSales = (): ReactElement => {
  const locale = useLocale();
  const words = phoneCarry[locale];
  const { queued } = useSyncTruth();
  const { file, share } = useOwnFile();
  return (
    <section className="carry-way">
      <h2>{words.ownTitle}</h2>
      <p className="carry-count" data-waiting={queued > 0}>
        {words.ownWaiting(queued)}
      </p>
      <button type="button" className="carry-act" aria-busy={file.state === 'busy'} disabled={file.state === 'busy'} onClick={share}>
        <Icon name="update" />
        {file.state === 'busy' ? words.sharing : words.share}
      </button>
      <p className="carry-said" role="status">
        {file.state === 'shared' ? (file.events === 0 ? words.ownNone : words.shared(file.events)) : file.state === 'failed' ? phoneErrorText('STORAGE_UNAVAILABLE', {}, locale).join(' ') : ''}
      </p>
      <p>{words.shareNext}</p>
    </section>
  );
};

const OthersSales = (): ReactElement => {
  const locale = useLocale();
  const words = phoneCarry[locale];
  const input = useRef<HTMLInputElement>(null);
  const { delivery, deliver } = useDelivery();
  const busy = delivery.state === 'delivering';
  return (
    <section className="carry-way">
      <h2>{words.otherTitle}</h2>
      <p>{words.otherNext}</p>
      <button type="button" className="carry-act carry-quiet" aria-busy={busy} disabled={busy} onClick={() => input.current?.click()}>
        <Icon name="list" />
        {words.choose}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={words.choose}
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          if (file !== undefined) deliver(file);
          currentTarget.value = '';
        }}
      />
      <Outcome delivery={delivery} />
    </section>
  );
};

const Outcome = ({ delivery }: { readonly delivery: Delivery }): ReactElement => {
  const locale = useLocale();
  const words = phoneCarry[locale];
  return (
    <p className="carry-said" role="status" data-bad={delivery.state === 'failed'}>
      {delivery.state === 'delivering' && words.delivering(delivery.done, delivery.all)}
      {delivery.state === 'failed' && phoneErrorText(delivery.code, {}, locale).join(' ')}
      {delivery.state === 'delivered' && words.delivered(delivery.counts.taken)}
      {delivery.state === 'delivered' && delivery.counts.unreadable > 0 && ` ${words.spoiled(delivery.counts.unreadable)}`}
      {delivery.state === 'delivered' && delivery.counts.waiting > 0 && ` ${words.waitsForKey(delivery.counts.waiting)}`}
    </p>
  );
};
