import { phoneErrorText, phoneCarry } from '@qoa/messages';
import { useEffect, useState, type ReactElement } from 'react';
import { Link } from 'wouter';
import { receiptParts } from '../../platform/receipt-path.ts';
import { useLocale } from '../../platform/use-locale.ts';
import { reportDefect } from '../../platform/report-defect.ts';
import { useOutbox, type Outbox } from '../outbox/index.ts';
import { darkPath, receiptQr, type ReceiptQr } from './receipt-qr.ts';
import './carry.css';

interface ReceiptScreenProps {
  /** As `receiptPath` names them. */
  readonly parts: string;
}

type Shown = { readonly state: 'looking' | 'gone' | 'long' } | { readonly state: 'there'; readonly qr: ReceiptQr };

/** One sealed sale, with the card that was added to it, as a QR that its customer takes home: the stamp is confirmed while the store is still without signal. */
export const ReceiptScreen = ({ parts }: ReceiptScreenProps): ReactElement => {
  const locale = useLocale();
  const words = phoneCarry[locale];
  const shown = useReceipt(parts);
  return (
    <main className="carry receipt">
      <h1>{words.receiptTitle}</h1>
      {shown.state === 'there' && (
        <>
          <Drawn qr={shown.qr} label={words.receiptLabel} />
          <p>{words.receiptNext}</p>
        </>
      )}
      {shown.state === 'long' && <Notice text={phoneErrorText('RECEIPT_TOO_LONG', {}, locale)} />}
      {shown.state === 'gone' && <Notice text={[words.receiptGone, words.receiptGoneNext]} />}
      {shown.state === 'long' && (
        <Link href="/rescate" className="carry-act carry-quiet">
          {words.rescueOpen}
        </Link>
      )}
      <Link href="/" className="carry-act">
        {words.back}
      </Link>
    </main>
  );
};

const Notice = ({ text: [what, next] }: { readonly text: readonly [string, string] | readonly string[] }): ReactElement => (
  <div className="problem" role="status">
    <strong>{what}</strong>
    <p>{next}</p>
  </div>
);

/** The quiet zone of four modules that a reader needs. ISO/IEC 18004, 6.3.8. */
const quietModules = 4;

const Drawn = ({ qr: { modules }, label }: { readonly qr: ReceiptQr; readonly label: string }): ReactElement => {
  const size = modules.length + 2 * quietModules;
  return (
    <svg className="receipt-qr" viewBox={`${-quietModules} ${-quietModules} ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <rect x={-quietModules} y={-quietModules} width={size} height={size} fill="#fff" />
      <path d={darkPath(modules)} fill="#000" />
    </svg>
  );
};

const useReceipt = (parts: string): Shown => {
  const outbox = useOutbox();
  const [shown, setShown] = useState<Shown>({ state: 'looking' });
  useEffect(() => {
    let stale = false;
    find(outbox, parts).then((found) => (stale ? undefined : setShown(found)), reportDefect);
    return () => {
      stale = true;
    };
  }, [outbox, parts]);
  return shown;
};

const find = async (outbox: Pick<Outbox, 'resend'>, parts: string): Promise<Shown> => {
  const found = await Promise.all(receiptParts(parts).map(async ({ enrolment, seq }) => (await outbox.resend(enrolment, seq, 1)).filter((envelope) => envelope.seq === seq)));
  const envelopes = found.flat();
  if (envelopes.length === 0) return { state: 'gone' };
  const qr = receiptQr(location.origin, envelopes.map(({ bytes }) => bytes));
  return qr.ok ? { state: 'there', qr: qr.value } : { state: 'long' };
};
