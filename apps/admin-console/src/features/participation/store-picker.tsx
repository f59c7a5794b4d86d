import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import type { StoreId } from '@qoa/shared/ids';
import { useWords } from '../../platform/words-context.tsx';
import { everyStore, shownStores, storeChoices, type KnownStore, type StoreFilter } from './shown-stores.ts';

interface StorePickerProps {
  readonly stores: readonly KnownStore[];
  readonly chosen: ReadonlySet<StoreId>;
  /** Whether the campaign's own scope leaves a store out. */
  readonly isOutside: (store: KnownStore) => boolean;
  readonly onChosen: (chosen: ReadonlySet<StoreId>) => void;
}

/** Stores to choose, found by name, type, place and list; what a filter hides stays chosen. */
export const StorePicker = ({ stores, chosen, isOutside, onChosen }: StorePickerProps): ReactNode => {
  const { k } = useWords();
  const [filter, setFilter] = useState(everyStore);
  const searchId = useId();
  const shown = shownStores(stores, filter);
  const choices = storeChoices(stores, filter);
  const types: Readonly<Record<string, string>> = { tiendita: k.storeTypeTiendita, minisuper: k.storeTypeMinisuper, cadena: k.storeTypeCadena };
  const ids = shown.map(({ id }) => id);
  const toggle = (id: StoreId, isChosen: boolean): void => onChosen(new Set(isChosen ? [...chosen, id] : [...chosen].filter((one) => one !== id)));
  return (
    <div className="store-picker">
      <div className="field"><label htmlFor={searchId}>{k.partSearch}</label><input id={searchId} type="search" value={filter.typed} onChange={(event) => setFilter({ ...filter, typed: event.target.value })} /></div>
      <div className="pair">
        <Choice label={k.partFilterType} name="type" values={choices.types} names={types} filter={filter} onFilter={setFilter} />
        <Choice label={k.partFilterState} name="state" values={choices.states} filter={filter} onFilter={(next) => setFilter({ ...next, city: '' })} />
        <Choice label={k.partFilterCity} name="city" values={choices.cities} filter={filter} onFilter={setFilter} />
        <Choice label={k.partFilterList} name="list" values={choices.lists} filter={filter} onFilter={setFilter} />
      </div>
      <div className="picker-head">
        <p role="status"><b>{k.partChosenCount(chosen.size)}</b> · {k.partShown(shown.length, stores.length)}</p>
        <button type="button" onClick={() => onChosen(new Set([...chosen, ...ids]))}>{k.partSelectShown}</button>
        <button type="button" onClick={() => onChosen(new Set([...chosen].filter((id) => !ids.includes(id))))}>{k.partClearShown}</button>
      </div>
      {shown.length === 0 ? <p>{k.partNoMatch}</p> : (
        <ul className="picked" aria-label={k.partTitle}>
          {shown.map((store) => (
            <li key={store.id}>
              <label className="tick">
                <input type="checkbox" checked={chosen.has(store.id)} onChange={(event) => toggle(store.id, event.target.checked)} />
                <span>{store.name}<small>{types[store.type] ?? store.type} · {store.city}, {store.state}{isOutside(store) ? ` · ${k.partOutside}` : ''}</small></span>
              </label>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
};

const Choice = ({ label, name, values, names = {}, filter, onFilter }: {
  readonly label: string; readonly name: Exclude<keyof StoreFilter, 'typed'>; readonly values: readonly string[]; readonly names?: Readonly<Record<string, string>>; readonly filter: StoreFilter; readonly onFilter: (filter: StoreFilter) => void;
}): ReactNode => {
  const { k } = useWords();
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={filter[name]} onChange={(event) => onFilter({ ...filter, [name]: event.target.value })}>
        <option value="">{k.partAny}</option>
        {values.map((value) => <option key={value} value={value}>{names[value] ?? value}</option>)}
      </select>
    </div>
  );
};
