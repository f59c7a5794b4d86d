import type { ReactNode } from 'react';
import type { CardScope, StoreLists, StoreScope, Window } from '@qoa/shared/rules';
import { useBuilderWords, useBuilding } from './builder-context.tsx';
import { without, replaced } from './document-changes.ts';
import { Group, Told } from './field.tsx';
import { OptionalNumberField } from './number-fields.tsx';
import { Picker } from './picker.tsx';
import { BoxesField, SwitchField } from './plain-fields.tsx';
import { everyStore } from './new-parts.ts';
import { placeChoices, readWord, segmentChoices, storeChoices, storeListChoices } from './scope-choices.ts';
import { minutesOf, timeOf } from '../../platform/wall-time.ts';

/** Where: stores by name, type, place or list. */
export const StoreScopeFields = ({ at, value, onChange }: { readonly at: string; readonly value: StoreScope; readonly onChange: (value: StoreScope) => void }): ReactNode => {
  const { b } = useBuilderWords();
  const { parts } = useBuilding();
  const lists: StoreLists = 'resolved' in value ? everyStore : value;
  const set = (changes: Partial<StoreLists>): void => onChange({ ...lists, ...changes });
  return (
    <div className="scope" data-at={at} tabIndex={-1}>
      <Picker at={`${at}.stores`} label={b.stores} whenEmpty={b.everyStore} pickables={storeChoices(parts)} picked={lists.stores} onChange={(stores) => set({ stores })} />
      <BoxesField at={`${at}.types`} legend={b.storeTypes} choices={[['tiendita', b.tiendita], ['minisuper', b.minisuper], ['cadena', b.cadena]]} value={lists.types} onChange={(types) => set({ types })} />
      <div className="row">
        <Picker at={`${at}.states`} label={b.states} whenEmpty={b.any} pickables={placeChoices(parts, 'state')} picked={lists.states} read={readWord} onChange={(states) => set({ states })} />
        <Picker at={`${at}.cities`} label={b.cities} whenEmpty={b.any} pickables={placeChoices(parts, 'city')} picked={lists.cities} read={readWord} onChange={(cities) => set({ cities })} />
        <Picker at={`${at}.countries`} label={b.countries} whenEmpty={b.any} pickables={placeChoices(parts, 'country')} picked={lists.countries} read={readWord} onChange={(countries) => set({ countries })} />
        <Picker at={`${at}.lists`} label={b.storeLists} whenEmpty={b.any} pickables={storeListChoices(parts)} picked={lists.lists} read={readWord} onChange={(named) => set({ lists: named })} />
      </div>
      <Told at={at} />
    </div>
  );
};

/** Who: cards by what they did, by level, by tag. */
export const CardScopeFields = ({ at, value, onChange }: { readonly at: string; readonly value: CardScope; readonly onChange: (value: CardScope) => void }): ReactNode => {
  const { b } = useBuilderWords();
  const { document, parts } = useBuilding();
  const segments = segmentChoices(parts, b.cardsIn);
  const { isNew, lapsedDays, tiers, tags, exceptTags, ...rest } = value;
  const levels = document.tiers?.levels ?? [];
  const set = (changes: { readonly [Member in keyof CardScope]?: CardScope[Member] | undefined }): void => {
    const next = { isNew, lapsedDays, tiers, tags, exceptTags, ...changes };
    onChange({
      ...rest,
      ...(next.isNew === true ? { isNew: true } : {}),
      ...(next.lapsedDays === undefined ? {} : { lapsedDays: next.lapsedDays }),
      ...(next.tiers === undefined || next.tiers.length === 0 ? {} : { tiers: next.tiers }),
      ...(next.tags === undefined || next.tags.length === 0 ? {} : { tags: next.tags }),
      ...(next.exceptTags === undefined || next.exceptTags.length === 0 ? {} : { exceptTags: next.exceptTags }),
    });
  };
  return (
    <div className="scope" data-at={at} tabIndex={-1}>
      <SwitchField at={`${at}.isNew`} label={b.onlyNew} hint={b.onlyNewHint} checked={isNew === true} onChange={(on) => set({ isNew: on ? true : undefined })} />
      <OptionalNumberField at={`${at}.lapsedDays`} label={b.lapsed} unit={b.days} value={lapsedDays ?? null} onChange={(days) => set({ lapsedDays: days ?? undefined })} />
      {levels.length === 0 ? null : <BoxesField at={`${at}.tiers`} legend={b.ofLevels} choices={[[0, b.noLevel] as const, ...levels.map(({ name }, i) => [i + 1, name] as const)]} value={tiers ?? []} onChange={(chosen) => set({ tiers: chosen })} />}
      <div className="row">
        <Picker at={`${at}.tags`} label={b.cardTags} hint={b.cardTagsHint} whenEmpty={b.everybody} pickables={segments} picked={tags ?? []} read={readWord} onChange={(chosen) => set({ tags: chosen })} />
        <Picker at={`${at}.exceptTags`} label={b.exceptCardTags} whenEmpty={b.none} pickables={segments} picked={exceptTags ?? []} read={readWord} onChange={(chosen) => set({ exceptTags: chosen })} />
      </div>
      <Told at={at} />
    </div>
  );
};

/** When in the week: days, and hours of them. */
export const WindowFields = ({ at, value, onChange }: { readonly at: string; readonly value: Window; readonly onChange: (value: Window) => void }): ReactNode => {
  const { b } = useBuilderWords();
  const { weekdays, hours } = value;
  const days = [b.monday, b.tuesday, b.wednesday, b.thursday, b.friday, b.saturday, b.sunday].map((day, i) => [i, day] as const);
  return (
    <Group at={at} legend={b.window} hint={b.windowHint}>
      <BoxesField at={`${at}.weekdays`} legend={b.weekdays} choices={days} value={weekdays} onChange={(chosen) => onChange({ ...value, weekdays: chosen })} />
      {hours.map(([from, to], i) => (
        // Hours have no name: what stands at a place is that place.
        <div className="range" key={i}>
          <label>{b.fromHour(i + 1)}<input type="time" data-at={`${at}.hours.${i}.0`} value={timeOf(from)} onChange={({ target }) => onChange({ ...value, hours: replaced(hours, i, [minutesOf(target.value), to]) })} /></label>
          <label>{b.toHour(i + 1)}<input type="time" data-at={`${at}.hours.${i}.1`} value={timeOf(to)} onChange={({ target }) => onChange({ ...value, hours: replaced(hours, i, [from, minutesOf(target.value) || (target.value === '' ? Number.NaN : 1440)]) })} /></label>
          <button type="button" className="quiet" aria-label={b.removeHours(i + 1)} onClick={() => onChange({ ...value, hours: without(hours, i) })}>{b.remove}</button>
          <Told at={`${at}.hours.${i}.0`} />
          <Told at={`${at}.hours.${i}.1`} />
        </div>
      ))}
      <button type="button" onClick={() => onChange({ ...value, hours: [...hours, [960, 1080]] })}>{b.addHours}</button>
    </Group>
  );
};
