import './queue.ts';
