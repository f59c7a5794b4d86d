import fc from 'fast-check';
import { it } from 'vitest';
import { aHistory } from './test-histories.ts';
import { playReference } from './test-play-reference.ts';
it('measure', () => {
  const n = Number(process.env['N'] ?? 1000);
  const codes = new Map<string, number>();
  const up = (k: string) => codes.set(k, (codes.get(k) ?? 0) + 1);
  let sales = 0;
  const t = Date.now();
  fc.assert(fc.property(aHistory, (h) => {
    for (const o of playReference(h)) {
      if (o === null) continue;
      sales += 1;
      up(`verdict ${o.verdict.class}`);
      for (const c of o.campaigns) { up(`code ${c.explanation.code}`); for (const p of c.explanation.parts) up(`part ${p.code}`);
       for (const p of c.explanation.parts) if (p.before>0) up(`rule ${h.revisions.find(r=>r.campaign===c.campaign)!.earn.find(r=>r.id===p.rule)!.per.kind} ${p.percent>100?'x':''}`);
       for (const g of c.given) if (g.repaid) up('repaid'); }
      for (const a of o.after) up(`level ${a.level}`);
    }
  }), { numRuns: n, seed: 5 });
  console.log(Date.now() - t, 'ms', n, 'cases', sales, 'sales');
  console.log([...codes].sort().map(([k, v]) => `${k} ${v}`).join('\n'));
}, 600000);
