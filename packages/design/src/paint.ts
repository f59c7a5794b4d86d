/** The colours of drawings: the same values as in tokens.css, since a drawing also lives where no stylesheet reaches. */
export const paint = {
  brand: '#ffc42e',
  brandEdge: '#e39f00',
  ink: '#131c42',
  stamp: '#b80f4a',
  stampEdge: '#8a0535',
  onStamp: '#ffffff',
  paper: '#ffffff',
  action: '#2338c4',
} as const;
