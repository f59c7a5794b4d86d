import { phoneCarry, type Locale } from '@qoa/messages';
import { type Rescued, rescueText } from '@qoa/shared/carry';
import type { InstantMs } from '@qoa/shared/ids';
import type { AdoptRequest } from '@qoa/shared/protocol';
import type { Device } from '../device/index.ts';
import { answersOf, type Outbox } from '../outbox/index.ts';

/** Everything that this phone has of its sales, as one file. */
export interface RescueFile {
  readonly name: string;
  readonly text: string;
  readonly events: number;
}

const pageSize = 500;

/** Where its parts lie on the phone. */
export interface RescueSources {
  readonly outbox: Pick<Outbox, 'holdings' | 'resend' | 'drawn'>;
  readonly device: Pick<Device, 'certificate'>;
}

/** Writes queue, ring and drawer of every enrolment into a rescue file, each with its certificate, and what the server answered: what this phone cannot read another hand may still mend. It changes nothing on the phone. Law: kept */
export const rescueFileOf = async ({ outbox, device }: RescueSources, locale: Locale, storeCode: string, nowMs: InstantMs): Promise<RescueFile> => {
  const events: Rescued['events'][number][] = [];
  const certificates: AdoptRequest[] = [];
  for (const { enrolment } of await outbox.holdings()) {
    const own = device.certificate(enrolment);
    if (own.certificate !== '') certificates.push(own);
    for (let from = 1; ; ) {
      const page = await outbox.resend(enrolment, from, pageSize);
      events.push(...page.map((kept) => ({ bytes: kept.bytes, answers: answersOf(kept) })));
      const last = page.at(-1);
      if (last === undefined) break;
      from = last.seq + 1;
    }
  }
  events.push(...(await outbox.drawn()).flatMap(({ bytes }) => (bytes === null || bytes.length === 0 ? [] : [{ bytes, answers: [] }])));
  const madeAt = new Date(nowMs).toISOString();
  const { fileNote, fileNext } = phoneCarry[locale];
  return { name: `qoa-${storeCode}-${madeAt.slice(0, 16).replace(':', '')}.txt`, text: rescueText({ notes: [fileNote, fileNext], madeAt }, { events, certificates }), events: events.length };
};
