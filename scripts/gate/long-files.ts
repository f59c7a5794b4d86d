/** Files that may be longer than the limit, each with its reason. */
export const longFiles: Readonly<Record<string, string>> = {
  'apps/customer-card/src/card.page.test.ts': 'one page, built once for all of its stories',
  'apps/pos-pwa/src/features/sale/sale.css': 'one screen, every state of it; a rule is read by its class, not from the top',
  'apps/pos-pwa/src/features/scan/scan.css': 'one screen, every state of it',
  'apps/sync-server/src/features/start-page/start-page.css': 'one page, served whole',
};
