import type { EventName } from '@qoa/shared/events';
import { phoneSale } from '@qoa/messages';
import type { ReactElement } from 'react';
import { useLocale } from '../../platform/use-locale.ts';
import { Scanner, type Meant, type ReadBy } from '../scan/index.ts';
import { AttachPrompt } from './attach-prompt.tsx';
import { useAttach } from './use-attach.ts';
import './sale.css';

interface AttachScreenProps {
  readonly sale: EventName;
  readonly sold: string;
  /** Added, or left as it was. */
  readonly onDone: () => void;
}

/** The counter's camera for one card: it is added to a sale of the list. */
export const AttachScreen = ({ sale, sold, onDone }: AttachScreenProps): ReactElement => {
  const words = phoneSale[useLocale()];
  const { problem, attach } = useAttach();
  const onRead = (reading: Meant, by: ReadBy): void => {
    if (reading.kind === 'card') attach(sale, reading.card, by === 'typed', onDone);
  };
  return (
    <main className="sale">
      <h1 className="unseen">{words.addCard}</h1>
      <Scanner aim="card" onRead={onRead} />
      <div className="sale-body">
        <AttachPrompt sold={sold} problem={problem} onCancel={onDone} />
      </div>
    </main>
  );
};
