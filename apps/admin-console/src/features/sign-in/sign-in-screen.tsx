import { useId, useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import type { Refusal } from '../../platform/ask.ts';
import type { ConsoleTransport } from '../../platform/console-transport.ts';
import { refusalWords } from '../../platform/refusal-words.ts';
import { useWords } from '../../platform/words-context.tsx';
import { Wordmark } from '../../platform/wordmark.tsx';

/** Where whoever operates Qoa comes in. A wrong try says so and keeps the email. */
export const SignInScreen = ({ transport, ended, onSignedIn, onOtherLanguage }: { readonly transport: Pick<ConsoleTransport, 'signIn'>; readonly ended: boolean; readonly onSignedIn: () => void; readonly onOtherLanguage: () => void }): ReactNode => {
  const { t, locale } = useWords();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [busy, setBusy] = useState(false);
  const emailId = useId();
  const passwordId = useId();

  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    setRefusal(null);
    const answer = await transport.signIn(typed(form, 'email'), typed(form, 'password'));
    setBusy(false);
    if (answer.ok) onSignedIn();
    else setRefusal(answer.error);
  };

  return (
    <main className="sign-in">
      <form onSubmit={(event) => void submit(event)}>
        <Wordmark />
        <h1>{t.signInTitle}</h1>
        <p>{ended && refusal === null ? t.sessionEnded : t.signInIntro}</p>
        <label htmlFor={emailId}>{t.email}</label>
        <input id={emailId} name="email" type="email" autoComplete="username" required />
        <label htmlFor={passwordId}>{t.password}</label>
        <input id={passwordId} name="password" type="password" autoComplete="current-password" required />
        <p role="alert" className="refusal">{refusal === null ? '' : refusalWords(refusal, locale)}</p>
        <button type="submit" className="main" disabled={busy}>{busy ? t.signingIn : t.signIn}</button>
        <button type="button" lang={locale === 'es' ? 'en' : 'es'} onClick={onOtherLanguage}>{t.otherLanguage}</button>
      </form>
    </main>
  );
};

const typed = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
};
