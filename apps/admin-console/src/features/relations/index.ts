export { RelationsModal } from './relations-modal.tsx';
