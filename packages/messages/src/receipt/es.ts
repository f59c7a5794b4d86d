/** The page that a QR receipt opens on the customer's phone. */
export const es = {
  pageTitle: 'Recibo Qoa',
  sendingTitle: 'Entregando tu recibo…',
  sendingNext: 'Un momento.',
  waitingTitle: 'Aún no se entrega',
  waitingNext: 'Deja abierta esta página o ábrela más tarde: se entrega sola en cuanto se pueda.',
  receivedTitle: 'Recibido',
  receivedNext: 'Ya puedes cerrar esta página.',
  openCard: 'Ver mi tarjeta',
  retry: 'Intentar ahora',
  otherLanguage: 'English',
};
