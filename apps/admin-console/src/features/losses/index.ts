export { CloseLossModal } from './close-loss-modal.tsx';
export { DeclareLostModal } from './declare-lost-modal.tsx';
export { LossBoard } from './loss-board.tsx';
export { kindWords } from './loss-words.ts';
