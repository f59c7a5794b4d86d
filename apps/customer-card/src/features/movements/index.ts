export { movementsPainter } from './paint-movements.ts';
