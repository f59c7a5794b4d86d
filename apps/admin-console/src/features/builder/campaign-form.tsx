import { useState } from 'react';
import type { ReactNode } from 'react';
import { useBuilderWords, useBuilding } from './builder-context.tsx';
import { toldWithin } from './checked.ts';
import { BasicsSection, DatesSection } from './section-basics.tsx';
import { EarnSection } from './section-earn.tsx';
import { LimitsSection } from './section-limits.tsx';
import { MultipliersSection } from './section-multipliers.tsx';
import { BudgetSection, CardsSection, ProductsSection, StoresSection, TogetherSection, UnitsSection } from './section-rest.tsx';
import { RewardsSection } from './section-rewards.tsx';
import { sectionSaid } from './section-said.ts';
import { type SectionName, sectionNames, sections } from './sections.ts';
import { TiersSection } from './section-tiers.tsx';

/** The whole document, part by part: what a campaign is begun with stands open, the rest says in its heading what is in it. */
export const CampaignForm = ({ opens }: { readonly opens: readonly SectionName[] }): ReactNode => (
  <div className="form">
    {sectionNames.map((name) => <Section key={name} name={name} isOpenFirst={name === 'basics' || opens.includes(name)} />)}
  </div>
);

const bodies: Readonly<Record<SectionName, () => ReactNode>> = {
  basics: BasicsSection,
  dates: DatesSection,
  products: ProductsSection,
  earn: EarnSection,
  rewards: RewardsSection,
  limits: LimitsSection,
  multipliers: MultipliersSection,
  tiers: TiersSection,
  stores: StoresSection,
  cards: CardsSection,
  units: UnitsSection,
  budget: BudgetSection,
  together: TogetherSection,
};

const Section = ({ name, isOpenFirst }: { readonly name: SectionName; readonly isOpenFirst: boolean }): ReactNode => {
  const { b, locale } = useBuilderWords();
  const { document, parts, names, problems, warnings } = useBuilding();
  const [asked, setAsked] = useState(isOpenFirst);
  const wrong = toldWithin(problems, sections[name]).length;
  const isOpen = asked || wrong > 0;
  const Body = bodies[name];
  return (
    <details className="section" open={isOpen} onToggle={({ currentTarget }) => setAsked(currentTarget.open)}>
      <summary>
        <h2>{b[`${name}Title`]}</h2>
        {wrong > 0 ? <span className="badge bad">{b.problems(wrong)}</span> : toldWithin(warnings, sections[name]).length > 0 ? <span className="badge warn">{b.toLookAt}</span> : null}
        <small>{isOpen ? '' : sectionSaid(name, { document, parts, names, b, locale })}</small>
      </summary>
      {isOpen ? <div className="inside"><Body /></div> : null}
    </details>
  );
};
