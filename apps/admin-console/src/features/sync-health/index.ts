export { HealthBoard } from './health-board.tsx';
export type { StoreActions } from './stores-table.tsx';
