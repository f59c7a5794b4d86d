import './history.ts';
