export { browserSavedOutlook } from './saved-outlook-store.ts';
export { keepOutlook } from './keep-outlook.ts';
export { meansOf } from './means.ts';
export { aheadPainter } from './paint-ahead.ts';
