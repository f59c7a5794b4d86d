import { en as cardAheadEn } from './card-ahead/en.ts';
import { es as cardAheadEs } from './card-ahead/es.ts';
import { en as cardBirthdayEn } from './card-birthday/en.ts';
import { es as cardBirthdayEs } from './card-birthday/es.ts';
import { en as cardErasureEn } from './card-erasure/en.ts';
import { es as cardErasureEs } from './card-erasure/es.ts';
import { en as cardEn } from './card/en.ts';
import { es as cardEs } from './card/es.ts';
import { en as commonEn } from './common/en.ts';
import { es as commonEs } from './common/es.ts';
import { en as consoleAudiencesEn } from './console-audiences/en.ts';
import { es as consoleAudiencesEs } from './console-audiences/es.ts';
import { en as consoleBuilderEn } from './console-builder/en.ts';
import { es as consoleBuilderEs } from './console-builder/es.ts';
import { en as consoleCampaignsEn } from './console-campaigns/en.ts';
import { es as consoleCampaignsEs } from './console-campaigns/es.ts';
import { en as consoleDryRunEn } from './console-dry-run/en.ts';
import { es as consoleDryRunEs } from './console-dry-run/es.ts';
import { en as consoleHoldsEn } from './console-holds/en.ts';
import { es as consoleHoldsEs } from './console-holds/es.ts';
import { en as consoleLossesEn } from './console-losses/en.ts';
import { es as consoleLossesEs } from './console-losses/es.ts';
import { en as consoleRulesEn } from './console-rules/en.ts';
import { es as consoleRulesEs } from './console-rules/es.ts';
import { en as consoleTemplatesEn } from './console-templates/en.ts';
import { es as consoleTemplatesEs } from './console-templates/es.ts';
import { en as consoleEn } from './console/en.ts';
import { es as consoleEs } from './console/es.ts';
import { cardErrorsEn } from './errors/site-en.ts';
import { cardErrorsEs } from './errors/site-es.ts';
import { en as errorPageEn } from './error-page/en.ts';
import { es as errorPageEs } from './error-page/es.ts';
import { en as phoneCarryEn } from './phone-carry/en.ts';
import { es as phoneCarryEs } from './phone-carry/es.ts';
import { en as phoneIdentityEn } from './phone-identity/en.ts';
import { es as phoneIdentityEs } from './phone-identity/es.ts';
import { en as phoneSaleEn } from './phone-sale/en.ts';
import { es as phoneSaleEs } from './phone-sale/es.ts';
import { en as phoneScanEn } from './phone-scan/en.ts';
import { es as phoneScanEs } from './phone-scan/es.ts';
import { en as phoneStatusEn } from './phone-status/en.ts';
import { es as phoneStatusEs } from './phone-status/es.ts';
import { en as receiptEn } from './receipt/en.ts';
import { es as receiptEs } from './receipt/es.ts';
import { en as serverEn } from './server/en.ts';
import { es as serverEs } from './server/es.ts';
import { en as shellEn } from './shell/en.ts';
import { es as shellEs } from './shell/es.ts';
import { en as startPageEn } from './start-page/en.ts';
import { es as startPageEs } from './start-page/es.ts';
import { en as termsPageEn } from './terms-page/en.ts';
import { es as termsPageEs } from './terms-page/es.ts';

/** Words that several screens share. */
export const common = { es: commonEs, en: commonEn };
/** Ways home for sales that the network does not take. */
export const phoneCarry = { es: phoneCarryEs, en: phoneCarryEn };
/** Whose phone this is: a second enrolment, leaving, revocation, and what does not move. */
export const phoneIdentity = { es: phoneIdentityEs, en: phoneIdentityEn };
/** The sale on the phone: draft, save, what it earns, history. */
export const phoneSale = { es: phoneSaleEs, en: phoneSaleEn };
/** The camera, what it reads, and what to do without it. */
export const phoneScan = { es: phoneScanEs, en: phoneScanEn };
/** The phone itself: enrolment, sync banner, storage, updates. */
export const phoneStatus = { es: phoneStatusEs, en: phoneStatusEn };
/** The console of whoever operates Qoa. */
export const consoleWords = { es: consoleEs, en: consoleEn };
/** The builder of campaigns: its screen, the members of its form, and what a campaign may be begun with. */
export const consoleBuilder = { es: consoleBuilderEs, en: consoleBuilderEn };
export const consoleRules = { es: consoleRulesEs, en: consoleRulesEn };
export const consoleTemplates = { es: consoleTemplatesEs, en: consoleTemplatesEn };
/** Campaigns on the console. */
export const consoleCampaigns = { es: consoleCampaignsEs, en: consoleCampaignsEn };
/** What campaigns may name of cards, stores and makers, on the console. */
export const consoleAudiences = { es: consoleAudiencesEs, en: consoleAudiencesEn };
/** A dry run of a campaign. */
export const consoleDryRun = { es: consoleDryRunEs, en: consoleDryRunEn };
/** What is known to be lost, on the console. */
export const consoleHolds = { es: consoleHoldsEs, en: consoleHoldsEn };
export const consoleLosses = { es: consoleLossesEs, en: consoleLossesEn };
/** The page at the root. */
export const startPage = { es: startPageEs, en: startPageEn };
/** The public page of a campaign's terms. */
export const termsPage = { es: termsPageEs, en: termsPageEn };
/** What an app's page says before its script runs. */
export { filledPage } from './shell/filled-page.ts';
export const shell = { es: shellEs, en: shellEn };
/** The page that a browser gets in the place of what it asked for. */
export const errorPage = { es: errorPageEs, en: errorPageEn };
/** What the server itself says, outside any screen. */
export const server = { es: serverEs, en: serverEn };
/** The customer's card page. */
export const card = { es: cardEs, en: cardEn };

/** The page that a QR receipt opens. */
export const receipt = { es: receiptEs, en: receiptEn };

/** The card page in one language alone, so that its bundle holds no word of the other. */
export { cardEn, cardEs };
/** What lies ahead of a card, in one language alone: loaded after the card page's first view. */
export { cardAheadEn, cardAheadEs };
/** What asks for a birthday, likewise: loaded where one is asked for. */
export { cardBirthdayEn, cardBirthdayEs };
export { cardErasureEn, cardErasureEs };

export * from './format.ts';
export * from './words.ts';

export { errorText, errorWords, hasWords } from './errors/error-words.ts';
export { phoneErrorText } from './errors/phone-error-words.ts';
/** What the holder of a card may meet, without the rest of the catalogue. */
export const cardErrors = { es: cardErrorsEs, en: cardErrorsEn };
export { inZone, type ErrorText, type MessageFacts } from './errors/error-text.ts';

export { phoneCampaigns } from './phone-campaigns/words.ts';
export { previewWhy } from './phone-sale/preview-why.ts';
export { outlookAtCounter } from './outlook/words.ts';
export { outlookText, type OutlookTelling, type OutlookWords } from './outlook/outlook-text.ts';
/** What lies ahead of a card, to its holder in one language alone, likewise. */
export { holderEn as outlookToHolderEn } from './outlook/holder-en.ts';
export { holderEs as outlookToHolderEs } from './outlook/holder-es.ts';
export { phoneWhy } from './phone-why/words.ts';

/** A campaign and a judged sale in plain words. */
export { describeRevision, ruleLabels } from './rules/describe-revision.ts';
export type { Described } from './rules/describe-revision.ts';
export { differenceText } from './rules/difference-text.ts';
export type { DifferenceNames, DifferenceText } from './rules/difference-text.ts';
export { campaignNames, explain, explainAhead, explainAnswer, reasonText } from './rules/explain.ts';
export type { CampaignNames, ExplainedLine, SaleNames } from './rules/explain.ts';
export { dayText } from './rules/formats.ts';
export { problemText } from './rules/problem-text.ts';
export type { Audience } from './rules/reason.ts';
export { productNames } from './rules/product-names.ts';
export { productsToldIn, storesToldIn } from './rules/told-in.ts';
export { lastDayText } from './rules/last-day-text.ts';
export { zoneLabel, zoneName } from './rules/zone-name.ts';
export { noNames } from './rules/rule-names.ts';
export type { Noun, RuleNames } from './rules/rule-names.ts';

/** Why a sale gave what it gave, in one language alone: what the card page loads after its first view. */
export { reasonsEn } from './rules/reasons-en.ts';
export { reasonsEs } from './rules/reasons-es.ts';
