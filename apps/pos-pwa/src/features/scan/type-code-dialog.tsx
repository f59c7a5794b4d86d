import { common, phoneScan } from '@qoa/messages';
import type { Reading } from '@qoa/shared/codes';
import { useEffect, useId, useRef, useState, type ReactElement, type RefObject } from 'react';
import { Icon } from '../../platform/icon.tsx';
import { useLocale } from '../../platform/use-locale.ts';
import type { Aim } from './meant.ts';
import { grouped, judgeTyped, type TypedKind } from './typed-code.ts';
import { useProductName } from './use-product-name.ts';

interface TypeCodeDialogProps {
  readonly aim: Aim;
  readonly productName: ((gtin: string) => Promise<string | null>) | undefined;
  readonly onTyped: (reading: Reading) => void;
  readonly onClose: () => void;
}

/** Typing a code, with its checksum looked at while it is typed. */
export const TypeCodeDialog = ({ aim, productName, onTyped, onClose }: TypeCodeDialogProps): ReactElement => {
  const locale = useLocale();
  const words = phoneScan[locale];
  const dialog = useRef<HTMLDialogElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const [kind, setKind] = useState<TypedKind>(typedOf[aim]);
  const [text, setText] = useState('');
  const [insisted, setInsisted] = useState(false);
  const typed = judgeTyped(text, kind);
  const name = useProductName(typed.reading, productName);
  const titleId = useId();

  useEffect(() => {
    dialog.current?.showModal();
    // A dialog gives its first button the focus; it was opened for the field.
    field.current?.focus();
  }, []);
  const choose = (next: TypedKind): void => {
    setKind(next);
    setInsisted(false);
    setText('');
  };
  const submit = (): void => {
    if (typed.reading === null) return setInsisted(true);
    onTyped(typed.reading);
    onClose();
  };
  return (
    <dialog ref={dialog} className="type-code" aria-labelledby={titleId} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <header>
          <h2 id={titleId}>{words.type}</h2>
          <button type="button" className="tool-flat" onClick={onClose} aria-label={common[locale].close}>
            <Icon name="close" />
          </button>
        </header>
        {aim === 'sale' && <KindChoice kind={kind} onChoose={choose} />}
        <TypedField key={kind} field={field} kind={kind} text={text} onText={setText} verdict={verdictOf(typed.state, insisted)} note={noteOf(words, kind, typed, name, insisted)} />
        <button type="submit" className="primary">
          {words[aim === 'enrol' ? 'typeEnrolDone' : 'typeAdd']}
        </button>
      </form>
    </dialog>
  );
};

type PhoneScanWords = (typeof phoneScan)['es' | 'en'];
type Typed = ReturnType<typeof judgeTyped>;

const noteOf = (words: PhoneScanWords, kind: TypedKind, typed: Typed, name: string | null, insisted: boolean): string => {
  if (kind === 'product' && typed.reading?.kind === 'card') return words.typedCardHere;
  if (typed.state === 'right') return name ?? words[rightOf[kind]];
  if (typed.state === 'wrong') return words[wrongOf[kind]];
  if (typed.state === 'unknown') return words.typedUnknown;
  if (!insisted) return words[hintOf[kind]];
  return typed.missing > 0 ? words.typeMore(typed.missing) : words[wrongOf[kind]];
};

const verdictOf = (state: Typed['state'], insisted: boolean): 'right' | 'wrong' | 'open' => {
  if (state === 'right') return 'right';
  return state === 'wrong' || insisted ? 'wrong' : 'open';
};

/** What is typed first under each aim; only a sale leaves the choice. */
const typedOf = { sale: 'product', card: 'card', enrol: 'enrolment' } as const;
const rightOf = { product: 'typedRightProduct', card: 'typedRightCard', enrolment: 'typedRightEnrolment' } as const;
const wrongOf = { product: 'typedWrongProduct', card: 'typedWrongCard', enrolment: 'typedWrongEnrolment' } as const;
const hintOf = { product: 'typeProductHint', card: 'typeCardHint', enrolment: 'typeEnrolHint' } as const;
const labelOf = { product: 'typeProduct', card: 'typeCard', enrolment: 'typeEnrol' } as const;

const KindChoice = ({ kind, onChoose }: { readonly kind: TypedKind; readonly onChoose: (kind: TypedKind) => void }): ReactElement => {
  const words = phoneScan[useLocale()];
  return (
    <div className="kinds" role="radiogroup" aria-label={words.typeWhat}>
      {(['product', 'card'] as const).map((each) => (
        <label key={each} className="kind">
          <input type="radio" name="kind" checked={kind === each} onChange={() => onChoose(each)} />
          <span>{words[each === 'card' ? 'kindCard' : 'kindProduct']}</span>
        </label>
      ))}
    </div>
  );
};

interface TypedFieldProps {
  readonly field: RefObject<HTMLInputElement | null>;
  readonly kind: TypedKind;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly verdict: 'right' | 'wrong' | 'open';
  readonly note: string;
}

const TypedField = ({ field, kind, text, onText, verdict, note }: TypedFieldProps): ReactElement => {
  const words = phoneScan[useLocale()];
  const id = useId();
  return (
    <div className="typed" data-verdict={verdict}>
      <label htmlFor={id}>{words[labelOf[kind]]}</label>
      <input
        ref={field}
        id={id}
        value={grouped(text, kind)}
        onChange={({ currentTarget }) => onText(currentTarget.value)}
        inputMode={kind === 'product' ? 'numeric' : 'text'}
        autoCapitalize="characters"
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        enterKeyHint="done"
        maxLength={64}
        aria-invalid={verdict === 'wrong'}
        aria-describedby={`${id}-note`}
      />
      <p id={`${id}-note`} className="typed-note" role="status">
        {verdict === 'right' && <Icon name="check" />}
        {note}
      </p>
    </div>
  );
};
