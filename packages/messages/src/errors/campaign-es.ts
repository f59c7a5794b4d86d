import type { errorsByArea } from '@qoa/shared/errors';
import { counted, endSaid, type ErrorArea, said, whenSaid } from './error-text.ts';

/** What whoever runs or joins campaigns may meet. */
export const campaignErrorsEs: ErrorArea<typeof errorsByArea.campaign> = {
  CAMPAIGN_UNKNOWN: () => ['Esa campaña no existe o no está a tu alcance.', 'Elige una de la lista.'],
  CAMPAIGN_CHANGED: () => ['Alguien cambió esta campaña mientras la veías.', 'Mira cómo quedó y decide de nuevo.'],
  CAMPAIGN_STATE: (facts) => facts['who'] === 'device' ? ['Esta promoción ya terminó: no se puede entrar.', 'Lo que ganaron tus clientes sigue ahí. Mira las demás promociones.'] : [`La campaña está ${stateEs[said(facts, 'state')] ?? 'en otro estado'} y así no se puede.`, 'Mira qué se puede hacer en su página.'],
  FOUR_EYES: () => ['Quien escribió o envió una campaña no la publica.', 'Pide a otra persona que la revise.'],
  EFFECT_BEFORE_PUBLICATION: () => ['Una versión no puede valer desde antes de publicarse.', 'Déjala empezar ahora o elige una fecha por venir.'],
  EFFECT_AFTER_END: (facts) => [`La campaña termina el ${endSaid(facts, 'endsAtMs', 'es')}: una versión que empieza después nunca sumaría.`, 'Elige un día antes de que termine.'],
  PLAN_BEGUN: (facts) => [`Ese cambio ya está en vigor desde el ${whenSaid(facts, 'effectiveFromMs', 'es')}.`, 'Propón otro cambio o pon la campaña en pausa.'],
  END_TOO_SOON: (facts) => ['Los clientes deben saberlo con tiempo.', `Elige el ${whenSaid(facts, 'earliestMs', 'es')} o después.`],
  END_LATER: (facts) => [`La campaña termina el ${endSaid(facts, 'endsAtMs', 'es')}.`, 'Para alargarla, publica una versión nueva: la revisa otra persona.'],
  REDEEM_TOO_SOON: (facts) => ['Lo prometido para canjear no se acorta.', `Elige el ${endSaid(facts, 'earliestMs', 'es')} o después.`],
  REDEEM_BEFORE_END: (facts) => ['Los premios se canjean al menos hasta que la campaña termina.', `Elige el ${endSaid(facts, 'endsAtMs', 'es')} o después.`],
  MEMBER_FOR_EVER: (facts) => [`Esto ya no cambia después de publicar: ${said(facts, 'field')}.`, 'Deja el valor que tenía, o copia la campaña y cámbialo en la copia.'],
  REVISION_INVALID: (facts) => [facts['field'] === '' ? `En «document» no viene una campaña (${said(facts, 'problem')}).` : `A la campaña le falta algo en «${said(facts, 'field')}» (${said(facts, 'problem')}).`, counted(facts, 'count') > 1 ? `Corrige los ${counted(facts, 'count')} puntos y guarda de nuevo.` : 'Corrígelo y guarda de nuevo.'],
  OWNER_UNKNOWN: () => ['El dueño de la campaña no existe.', 'Elige una marca o una tienda de la lista.'],
  DRY_RUN_BUSY: () => ['Ya se está haciendo otro ensayo.', 'Espera unos segundos e intenta de nuevo.'],
  CPG_UNKNOWN: () => ['Esa marca no existe.', 'Elige una de la lista.'],
  NOT_OPTIONAL: () => ['Tu tienda participa en esta promoción por acuerdo.', 'Si quieres salir, habla con soporte.'],
};

const stateEs: Readonly<Record<string, string>> = { unborn: 'descartada', draft: 'en borrador', 'in-review': 'en revisión', rejected: 'rechazada', confirmed: 'confirmada', active: 'activa', paused: 'en pausa', ended: 'terminada' };
