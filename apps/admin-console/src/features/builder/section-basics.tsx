import { useMemo } from 'react';
import type { ReactNode } from 'react';
import type { RevisionDraft } from '@qoa/shared/campaign-life';
import type { UnitKind } from '@qoa/shared/rules';
import { useBuilderWords, useBuilding } from './builder-context.tsx';
import { goneWithOwner, withKinds, withOwner } from './document-changes.ts';
import { ChoiceField, InstantField, TextField } from './plain-fields.tsx';
import { zoneChoices } from './scope-choices.ts';

/** What it is called, whose it is, and what it gives. */
export const BasicsSection = (): ReactNode => {
  const { b } = useBuilderWords();
  const { document, parts, isPublished, edit } = useBuilding();
  const giveTo = useOwnerChange();
  const owners = [...parts.cpgs.map(({ id, name }) => [`cpg:${id}`, name] as const), ...parts.stores.map(({ id, name }) => [`store:${id}`, b.ownedByStore(name)] as const)];
  const owner = ownerText(document.owner);
  const kinds = document.units.map(({ kind }) => kind);
  return (
    <>
      <TextField at="name" label={b.name} hint={b.nameHint} value={document.name} onChange={(name) => edit('name', { ...document, name })} />
      <div className="row">
        <ChoiceField at="owner" label={b.owner} {...(isPublished ? { hint: b.forEver } : {})} disabled={isPublished} value={owner} choices={owners.some(([each]) => each === owner) ? owners : [[owner, owner], ...owners]} onChange={(chosen) => giveTo(ownerOf(chosen))} />
        <ChoiceField at="units" label={b.gives} {...(isPublished ? { hint: b.kindsForEver } : {})} value={kindsText(kinds)} choices={kindChoices(kinds, isPublished).map((each) => [each, b[each]] as const)} onChange={(chosen) => edit('units', withKinds(document, kindsOf[chosen]))} />
      </div>
    </>
  );
};

const toldMax = 4;

/** Gives the campaign to another owner; what cannot stay with it is told, with its way back. */
const useOwnerChange = (): ((owner: RevisionDraft['owner']) => void) => {
  const { b } = useBuilderWords();
  const { document, parts, edit, remove } = useBuilding();
  return (owner) => {
    const changed = withOwner(document, owner, parts);
    const { names, isWider } = goneWithOwner(document, changed);
    const wider = isWider && owner.kind === 'cpg' ? (parts.cpgs.find(({ id }) => id === owner.cpg)?.name ?? '') : null;
    const kinds: Readonly<Record<string, string>> = { alcohol: b.alcohol, tobacco: b.tobacco, medicine: b.medicine, 'phone-credit': b.phoneCredit, service: b.service };
    const told = names.map((name) => parts.products.find(({ gtin }) => gtin === name)?.name ?? kinds[name] ?? name);
    if (names.length === 0) edit('owner', changed);
    else remove(b.ofAnother(told.slice(0, toldMax).join(', '), Math.max(0, told.length - toldMax), wider), changed);
  };
};

/** From when to when, by which clock, and until when prizes can be had. */
export const DatesSection = (): ReactNode => {
  const { b, locale } = useBuilderWords();
  const { document, parts, isPublished, edit } = useBuilding();
  const { startsAtMs, endsAtMs, redeemUntilMs, timeZone } = document;
  const zones = useMemo(() => zoneChoices(parts, timeZone, locale), [parts, timeZone, locale]);
  return (
    <>
      <div className="row">
        <InstantField at="startsAtMs" label={b.startsAt} value={startsAtMs} timeZone={timeZone} onChange={(atMs) => edit('startsAtMs', { ...document, startsAtMs: atMs ?? Number.NaN })} />
        <InstantField at="endsAtMs" end label={b.endsAt} hint={b.endsAtHint} value={endsAtMs} timeZone={timeZone} onChange={(atMs) => edit('endsAtMs', { ...document, endsAtMs: atMs })} />
      </div>
      <div className="row">
        <InstantField at="redeemUntilMs" end label={b.redeemUntil} hint={b.redeemUntilHint} value={redeemUntilMs} timeZone={timeZone} onChange={(atMs) => edit('redeemUntilMs', { ...document, redeemUntilMs: atMs })} />
        <ChoiceField at="timeZone" label={b.timeZone} hint={isPublished ? b.forEver : b.timeZoneHint} disabled={isPublished} value={timeZone} choices={zones} onChange={(zone) => edit('timeZone', { ...document, timeZone: zone })} />
      </div>
    </>
  );
};

const ownerText = (owner: RevisionDraft['owner']): string => (owner.kind === 'cpg' ? `cpg:${owner.cpg}` : `store:${owner.store}`);

const ownerOf = (text: string): RevisionDraft['owner'] => {
  const [kind, id] = text.split(':');
  return kind === 'store' ? { kind, store: Number(id) as never } : { kind: 'cpg', cpg: Number(id) as never };
};

const kindsOf = { stamps: ['stamp'], points: ['point'], stampsAndPoints: ['stamp', 'point'] } as const satisfies Readonly<Record<string, readonly UnitKind[]>>;
type Kinds = keyof typeof kindsOf;

const kindsText = (kinds: readonly UnitKind[]): Kinds => (kinds.length > 1 ? 'stampsAndPoints' : kinds[0] === 'point' ? 'points' : 'stamps');

/** A published campaign may add a unit; what it gave, it goes on giving. */
const kindChoices = (kinds: readonly UnitKind[], isPublished: boolean): readonly Kinds[] => (Object.keys(kindsOf) as Kinds[]).filter((each) => !isPublished || kinds.every((kind) => kindsOf[each].some((one) => one === kind)));
