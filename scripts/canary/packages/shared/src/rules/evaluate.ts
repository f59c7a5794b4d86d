import './reference/evaluate.ts';
