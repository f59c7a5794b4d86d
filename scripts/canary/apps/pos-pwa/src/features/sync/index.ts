import '../why/index.ts';
