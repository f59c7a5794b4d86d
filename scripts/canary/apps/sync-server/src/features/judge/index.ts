import '../intake/index.ts';
