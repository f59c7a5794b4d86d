import { useState } from 'react';
import type { ReactNode } from 'react';
import { useBuilding } from './builder-context.tsx';
import { toldWithin } from './checked.ts';

/** What few people need, behind a heading that says what it holds; open where something in it was set or is wrong. */
export const More = ({ label, said, isSet, within, children }: { readonly label: string; readonly said?: string; readonly isSet: boolean; readonly within: readonly string[]; readonly children: ReactNode }): ReactNode => {
  const { problems } = useBuilding();
  const [asked, setAsked] = useState(isSet);
  const isOpen = asked || toldWithin(problems, within).length > 0;
  return (
    <details className="more" open={isOpen} onToggle={({ currentTarget }) => setAsked(currentTarget.open)}>
      <summary>{label}{said === undefined || isOpen ? null : <small>{said}</small>}</summary>
      {isOpen ? <div className="inside">{children}</div> : null}
    </details>
  );
};
