import './sale.ts';
