import '../features/outbox/index.ts';
