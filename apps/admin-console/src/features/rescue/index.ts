export { RescueModal } from './rescue-modal.tsx';
