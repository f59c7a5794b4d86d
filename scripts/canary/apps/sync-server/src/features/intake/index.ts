import '../doors/index.ts';
