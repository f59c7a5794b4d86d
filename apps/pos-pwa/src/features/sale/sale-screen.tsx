import { phoneSale } from '@qoa/messages';
import type { Gtin } from '@qoa/shared/ids';
import { useCallback, useMemo, type ReactElement } from 'react';
import { useLocale } from '../../platform/use-locale.ts';
import { useReplica } from '../replica/index.ts';
import { Scanner, type Meant, type ReadBy } from '../scan/index.ts';
import { AttachPrompt } from './attach-prompt.tsx';
import { CampaignsLink } from './campaigns-link.tsx';
import { LastRead } from './last-read.tsx';
import { PreviewedSale } from './previewed-sale.tsx';
import { isEmpty } from './sale-state.ts';
import { SaveBar } from './save-bar.tsx';
import { SavedNote } from './saved-note.tsx';
import { useAttach } from './use-attach.ts';
import { useChanges } from './use-changes.ts';
import { useSale } from './use-sale.ts';
import './sale.css';

/** The counter: camera above, the sale being made below, save under the thumb. */
export const SaleScreen = (): ReactElement => {
  const words = phoneSale[useLocale()];
  const replica = useReplica();
  const sale = useSale();
  const { state, act, save } = sale;
  const { draft } = state;
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
  const change = useChanges(act);
  const { touched } = state;
  const lastRead = useMemo(() => (touched === null ? null : <LastRead draft={draft} line={touched} onQuantity={change.quantity} />), [draft, touched, change]);
  const empty = isEmpty(draft);
  const showsSaved = state.saved !== null && empty && state.problem === null;
  return (
    <main className="sale">
      <h1 className="unseen">{words.title}</h1>
      <Scanner aim={attaching === null ? 'sale' : 'card'} onRead={onRead} productName={productName}>
        {lastRead}
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
          <PreviewedSale draft={draft} touched={touched} change={change} />
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
