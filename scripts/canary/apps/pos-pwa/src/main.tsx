import './features/outbox/queue.ts';
