import { useMemo } from 'react';
import type { ReactNode } from 'react';
import type { ProductLists, ProductScope } from '@qoa/shared/rules';
import { useBuilderWords, useBuilding } from './builder-context.tsx';
import { Told } from './field.tsx';
import { More } from './more.tsx';
import { Picker } from './picker.tsx';
import { brandChoices, categoryChoices, productChoices, readGtins, readWord, tagChoices } from './scope-choices.ts';

interface ScopeProps {
  readonly at: string;
  readonly label: string;
  readonly whenEmpty: string;
  readonly value: ProductScope;
  readonly onChange: (value: ProductScope) => void;
}

/** Which products: picked by name or pasted by code; by brand, category and tag, and what is left out, behind a heading. */
export const ProductScopeFields = ({ at, label, whenEmpty, value, onChange }: ScopeProps): ReactNode => {
  const { b } = useBuilderWords();
  const { parts, document } = useBuilding();
  const { except } = value;
  const { owner } = document;
  const choices = useMemo(() => productChoices(parts, owner), [parts, owner]);
  const setExcept = (lists: Partial<ProductLists>): void => onChange({ ...value, except: { ...except, ...lists } });
  const isSet = [value.brands, value.categories, value.tags, except.products, except.brands, except.categories, except.tags].some(({ length }) => length > 0);
  return (
    <div className="scope" data-at={at} tabIndex={-1}>
      <Picker at={`${at}.products`} label={label} whenEmpty={whenEmpty} pickables={choices} picked={value.products} read={readGtins} onChange={(products) => onChange({ ...value, products })} />
      <More label={b.moreProducts} isSet={isSet} within={['brands', 'categories', 'tags', 'except'].map((list) => `${at}.${list}`)}>
        <p className="hint">{b.scopeHint}</p>
        <WordPickers at={at} value={value} whenEmpty={b.any} onChange={(lists) => onChange({ ...value, ...lists })} />
        <fieldset className="group">
          <legend>{b.except}</legend>
          <Picker at={`${at}.except.products`} label={b.exceptProducts} whenEmpty={b.none} pickables={choices} picked={except.products} read={readGtins} onChange={(products) => setExcept({ products })} />
          <WordPickers at={`${at}.except`} value={except} whenEmpty={b.none} onChange={setExcept} />
        </fieldset>
      </More>
      <Told at={at} />
    </div>
  );
};

const WordPickers = ({ at, value, whenEmpty, onChange }: { readonly at: string; readonly value: ProductLists; readonly whenEmpty: string; readonly onChange: (lists: Partial<ProductLists>) => void }): ReactNode => {
  const { b } = useBuilderWords();
  const { parts, document: { owner } } = useBuilding();
  const [brands, categories, tags] = useMemo(() => [brandChoices(parts, owner), categoryChoices(parts, owner), tagChoices(parts, owner)], [parts, owner]);
  return (
    <>
      <Picker at={`${at}.brands`} label={b.brands} whenEmpty={whenEmpty} pickables={brands} picked={value.brands} read={readWord} onChange={(picked) => onChange({ brands: picked })} />
      <Picker at={`${at}.categories`} label={b.categories} whenEmpty={whenEmpty} pickables={categories} picked={value.categories} read={readWord} onChange={(picked) => onChange({ categories: picked })} />
      <Picker at={`${at}.tags`} label={b.tags} whenEmpty={whenEmpty} pickables={tags} picked={value.tags} read={readWord} onChange={(picked) => onChange({ tags: picked })} />
    </>
  );
};
