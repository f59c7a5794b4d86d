import { certificateSchema, parseTextAs, type EnrolResponse } from '@qoa/shared/protocol';

/** Whether the certificate speaks of this phone: this enrolment, this store, and the keys that it just sent. Law: authentic */
export const certifies = (response: EnrolResponse, keys: { readonly agreementKey: string; readonly signingKey: string }): boolean => {
  const read = parseTextAs(certificateSchema, response.certificate);
  return (
    read.ok &&
    read.value.enrolment === response.enrolment &&
    read.value.store === response.store.id &&
    read.value.agreementKey === keys.agreementKey &&
    read.value.signingKey === keys.signingKey
  );
};
