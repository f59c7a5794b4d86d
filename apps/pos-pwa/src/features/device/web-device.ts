import { base64urlOf } from '@qoa/shared/bytes';
import { readEnrolmentCode } from '@qoa/shared/codes';
import { answerText, encodeEvent, envelopeOf, eventHashOf, sealableClock, sealedBytes } from '@qoa/shared/events';
import type { EnrolmentId } from '@qoa/shared/ids';
import { purposes } from '@qoa/shared/protocol';
import { assert, ok } from '@qoa/shared/result';
import { saleContent } from '@qoa/shared/sale';
import type { Http } from '../../platform/http.ts';
import { createListeners, type Listeners } from '../../platform/listeners.ts';
import type { PageClock } from '../../platform/page-clock.ts';
import { reportDefect } from '../../platform/report-defect.ts';
import type { Vault } from '../../platform/vault.ts';
import type { ClaimFields, Device, DeviceSealer, Enrolled, SaleFields } from './device.ts';
import { enrolledOf, forgetEnrolment, readEnrolments, recordName, writeContact, writeLeft, writeRevoked, type EnrolmentRecord, type KnownEnrolments } from './device-records.ts';
import { enrolPhone } from './enrol-phone.ts';
import { signatureOf, tagBytesOf, textTagOf } from './keys.ts';

/** What the phone's device is made of. */
export interface DeviceNeeds {
  readonly vault: Vault;
  readonly http: Http;
  readonly clock: PageClock;
  /** Heard by every tab. */
  readonly tabs: Listeners;
  /** The app's version, as the admin sees it. */
  readonly app: string;
}

/** Opens this phone's device: WebCrypto keys in the vault beside the outbox. */
export const openWebDevice = async (needs: DeviceNeeds): Promise<Device> => {
  const { vault, clock, tabs } = needs;
  const listeners = createListeners();
  let known: KnownEnrolments = { enrolments: [], wipedAtMs: null, remembered: [] };
  let enrolments: readonly Enrolled[] = [];
  let evicted = false;

  const ended = (): ReturnType<Device['ended']> => {
    const newest = enrolments.at(-1)?.state ?? 'replaced';
    if (newest === 'replaced' && evicted) return 'evicted';
    if (newest === 'replaced') return known.wipedAtMs === null ? null : 'wiped';
    return newest === 'active' ? null : newest;
  };
  const shown = (): string => JSON.stringify([enrolments, ended()]);
  const reload = async (): Promise<void> => {
    const [before, shownBefore] = [known, shown()];
    known = await readEnrolments(vault);
    evicted = known.remembered.length === 0 && (evicted || before.remembered.length > 0);
    const next = enrolledOf(known);
    // Who is told nothing new holds what it held, to the same object.
    if (JSON.stringify(next) !== JSON.stringify(enrolments)) enrolments = next;
    if (shown() !== shownBefore) listeners.tell();
  };
  let telling = false;
  /** What this tab wrote it has read: only the others need to look. */
  const changed = async (): Promise<void> => {
    await reload();
    telling = true;
    try {
      tabs.tell();
    } finally {
      telling = false;
    }
  };
  const current = (): Enrolled | null => {
    const newest = enrolments.at(-1);
    return newest?.state === 'active' ? newest : null;
  };
  const recordOf = (enrolment: EnrolmentId): EnrolmentRecord => {
    const found = known.enrolments.find(({ record }) => record.enrolment === enrolment);
    assert(found !== undefined, 'only enrolments of this phone are asked for');
    return found.record;
  };
  const offsetS = (): number | null => {
    const contact = known.enrolments.at(-1)?.contact ?? null;
    return contact === null ? null : Math.round(contact.offsetMs / 1000);
  };
  const read = (): ReturnType<Device['clock']> => ({ session: clock.session, ...sealableClock({ wallMs: clock.wallMs(), monotonicMs: clock.monotonicMs(), offsetS: offsetS() }) });

  // What this tab tells it has just read.
  tabs.subscribe(() => {
    if (!telling) reload().catch(reportDefect);
  });
  await reload();
  return {
    current,
    enrolments: () => enrolments,
    subscribe: listeners.subscribe,
    enrol: async (code) => {
      const enrolled = await enrolPhone({ ...needs, wallMs: clock.wallMs }, writtenAlike(code));
      if (!enrolled.ok) return enrolled;
      await changed();
      const newest = enrolments.at(-1);
      assert(newest?.enrolment === enrolled.value.enrolment, 'the vault has what was just written');
      return ok(newest);
    },
    noteRevoked: async (enrolment) => {
      await writeRevoked(vault, enrolment);
      await changed();
    },
    ended,
    reread: reload,
    leave: async (enrolment) => {
      await writeLeft(vault, enrolment);
      await changed();
    },
    forgetKeys: async (enrolment) => {
      await forgetEnrolment(vault, recordOf(enrolment));
      await changed();
    },
    clock: read,
    lastContactWallMs: () => known.enrolments.at(-1)?.contact?.wallMs ?? null,
    noteContact: async ({ enrolment, epoch, serverMs }) => {
      await writeContact(vault, enrolment, { epoch, offsetMs: serverMs - clock.wallMs(), wallMs: clock.wallMs() });
      await changed();
    },
    sealer: (fields) => {
      const enrolled = current();
      return enrolled === null ? null : sealerOf(recordOf(enrolled.enrolment), fields, read());
    },
    tagPush: (enrolment, header) => textTagOf(recordOf(enrolment).messageKey, purposes.push, header),
    believes: async (enrolment, epoch, answer) => (await textTagOf(recordOf(enrolment).messageKey, purposes.answer, answerText(epoch, enrolment, answer))) === answer.tag,
    certificate: (enrolment) => {
      const { certificate, certificateSignature } = recordOf(enrolment);
      return { certificate, certificateSignature };
    },
    signSession: async (enrolment, nonce) => base64urlOf(await signatureOf(recordOf(enrolment).signingKey, `${purposes.session}${enrolment}\n${nonce}`)),
  };
};

/** Two ways of writing one code are one code. What is none at all is the server's to refuse. */
const writtenAlike = (code: string): string => {
  const read = readEnrolmentCode(code);
  return read.ok ? read.value : code;
};

const sealerOf = ({ enrolment, messageKey }: EnrolmentRecord, fields: SaleFields | ClaimFields, { session, ...clock }: ReturnType<Device['clock']>): DeviceSealer => ({
  enrolment,
  content: 'sale' in fields ? fields.card : saleContent(fields),
  keptAs: recordName(enrolment),
  seal: async (seq) => {
    const header = { enrolment, seq, clockSession: session, ...clock };
    const body = encodeEvent('sale' in fields ? { kind: 'SaleClaimed', ...header, ...fields } : { kind: 'SaleRecorded', ...header, ...fields });
    const tag = await tagBytesOf(messageKey, purposes.event, body);
    const sha256 = await crypto.subtle.digest('SHA-256', new Uint8Array(sealedBytes(body, tag)));
    return envelopeOf(body, tag, eventHashOf(new Uint8Array(sha256)));
  },
});
