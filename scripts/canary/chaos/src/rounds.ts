export const strike = 1;
