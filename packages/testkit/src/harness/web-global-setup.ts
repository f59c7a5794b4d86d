import { chromiumMend, findChromium } from './chromium.ts';

/** Browser tests are never skipped: without a browser they fail, and say what mends it. */
export default (): void => {
  if (findChromium() === undefined) throw new Error(`No Chromium on this machine. Mend it with: ${chromiumMend}`);
};
