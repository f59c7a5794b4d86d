/** Why a sale gives what it gives, opened on the phone. */
export const es = {
  loading: 'Un momento…',
  away: 'El detalle se ve con señal.',
  ahead: 'Con lo que sabe este teléfono. Al enviarla se confirma.',
  noCampaign: 'Ninguna promoción mira estos productos.',
};
