import '../../apps/sync-server/src/features/judge/index.ts';
