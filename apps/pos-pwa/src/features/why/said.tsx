import type { ExplainedLine } from '@qoa/messages';
import type { ReactElement } from 'react';

/** An explanation line by line: a campaign, and below it what each rule gave for what. */
export const Said = ({ lines }: { readonly lines: readonly ExplainedLine[] }): ReactElement => (
  <ul className="why-said">
    {lines.map(({ depth, text }, at) => (
      <li key={at} data-depth={depth}>
        {text}
      </li>
    ))}
  </ul>
);
