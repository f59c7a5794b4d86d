import { common, phoneScan, phoneSale } from '@qoa/messages';
import type { Gtin } from '@qoa/shared/ids';
import { useCallback, type ReactElement } from 'react';
import { Icon } from '../../platform/icon.tsx';
import { useLocale } from '../../platform/use-locale.ts';
import { useReplica } from '../replica/index.ts';
import { Scanner, type Meant, type ReadBy } from '../scan/index.ts';
import { AmountRow } from './amount-row.tsx';
import { AttachPrompt } from './attach-prompt.tsx';
import { CampaignsLink } from './campaigns-link.tsx';
import { CardRow } from './card-row.tsx';
import { SaleLines } from './sale-lines.tsx';
import { isEmpty } from './sale-state.ts';
import { SaveBar } from './save-bar.tsx';
import { SavedNote } from './saved-note.tsx';
import { useAttach } from './use-attach.ts';
import { usePreview } from './use-preview.ts';
import { useProductNames } from './use-product-names.ts';
import { useSale, type HeldSale } from './use-sale.ts';
import './sale.css';

/** The counter: camera above, the sale being made below, save under the thumb. */
export const SaleScreen = (): ReactElement => {
  const words = phoneSale[useLocale()];
  const replica = useReplica();
  const sale = useSale();
  const { state, act, save } = sale;
  const { draft } = state;
  const preview = usePreview(draft);
  const { problem, attach } = useAttach();
  const { attaching } = state;
  const onRead = useCallback(
    (reading: Meant, by: ReadBy) => {
      if (attaching === null) act({ do: 'read', read: { reading, by } });
      else if (reading.kind === 'card') attach(attaching, reading.card, by === 'typed', () => act({ do: 'attach', now: false }));
    },
    [act, attach, attaching],
  );
  const productName = useCallback(async (gtin: string) => (await replica.product(gtin as Gtin))?.name ?? null, [replica]);
  const empty = isEmpty(draft);
  const showsSaved = state.saved !== null && empty && state.problem === null;
  return (
    <main className="sale">
      <h1 className="unseen">{words.title}</h1>
      <Scanner aim={attaching === null ? 'sale' : 'card'} onRead={onRead} productName={productName}>
        {state.touched === null ? null : <LastRead sale={sale} line={state.touched} />}
      </Scanner>
      <div className="sale-body">
        {attaching !== null ? (
          <AttachPrompt sold={null} problem={problem} onCancel={() => act({ do: 'attach', now: false })} />
        ) : showsSaved && state.saved !== null ? (
          <SavedNote saved={state.saved} onAttach={() => act({ do: 'attach', now: true })} />
        ) : empty ? (
          <>
            <p className="sale-empty">{words.empty}</p>
            <CampaignsLink />
          </>
        ) : (
          <>
            <CardRow card={draft.card} lines={draft.lines} preview={preview} onDrop={() => act({ do: 'drop-card' })} />
            <SaleLines lines={draft.lines} touched={state.touched} onQuantity={(line, quantity) => act({ do: 'quantity', line, quantity })} />
            {draft.lines.length > 0 && <AmountRow draft={draft} onAmounts={(ticketCents, lineCents) => act({ do: 'amounts', ticketCents, lineCents })} />}
          </>
        )}
      </div>
      {!showsSaved && (
        <SaveBar
          pieces={draft.lines.reduce((sum, { quantity }) => sum + Math.ceil(quantity / 1000), 0)}
          saving={state.phase === 'saving'}
          problem={state.problem}
          canUndo={state.undo !== null}
          onSave={save}
          onUndo={() => act({ do: 'undo' })}
          onDiscard={empty ? null : () => act({ do: 'discard', nextDraftId: crypto.randomUUID() })}
        />
      )}
    </main>
  );
};

/** What was just read, on the picture itself, where the eye is; a tap counts one more of it. */
const LastRead = ({ sale: { state, act }, line: index }: { readonly sale: HeldSale; readonly line: number }): ReactElement | null => {
  const locale = useLocale();
  const line = state.draft.lines[index];
  const names = useProductNames(line === undefined ? [] : [line]);
  if (line === undefined) return null;
  const name = ('gtin' in line.product ? names.get(line.product.gtin)?.name : null) ?? common[locale].unknownProduct;
  return (
    <div className="last-read">
      <span>
        <Icon name="check" />
        <b>{name}</b>
      </span>
      <button type="button" onClick={() => act({ do: 'quantity', line: index, quantity: line.quantity + 1000 })} aria-label={`${phoneScan[locale].onePlus}, ${name}`}>
        {phoneScan[locale].onePlus}
      </button>
    </div>
  );
};
