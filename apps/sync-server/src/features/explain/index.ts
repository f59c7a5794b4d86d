export { explainRoute } from './explain-route.ts';
export { openExplainer } from './explainer.ts';
export { sqlExplainStore } from './explain-store.ts';
