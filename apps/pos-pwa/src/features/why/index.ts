export { EventWhy } from './event-why.tsx';
export { PreviewWhy } from './preview-why.tsx';
