export { CodeModal } from './code-modal.tsx';
export { RevokeModal } from './revoke-modal.tsx';
