/** Where the store's campaigns are told. */
export const CAMPAIGNS_PATH = '/promociones';
