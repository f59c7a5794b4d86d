export { besideWords, datesText, lifeWords, stateWords } from './life-words.ts';
export { NotRead } from './not-read.tsx';
export { StateBadge } from './state-badge.tsx';
