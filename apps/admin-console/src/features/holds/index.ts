export { DecideHoldModal } from './decide-hold-modal.tsx';
export { HoldBoard } from './hold-board.tsx';
