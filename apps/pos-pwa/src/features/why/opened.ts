/** What is loaded with the first fold that is opened, in one piece. */
export { EventSaid } from './event-said.tsx';
export { PreviewSaid } from './preview-said.tsx';
