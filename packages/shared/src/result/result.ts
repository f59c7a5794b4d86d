/** What a pure decision answers: a value, or a refusal with its facts. A refusal is never thrown. */
export type Result<Value, Refusal> = Ok<Value> | Err<Refusal>;

export interface Ok<Value> {
  readonly ok: true;
  readonly value: Value;
}

export interface Err<Refusal> {
  readonly ok: false;
  readonly error: Refusal;
}

/** The decision went well. */
export const ok = <Value>(value: Value): Ok<Value> => ({ ok: true, value });

/** The decision is a refusal. */
export const err = <Refusal>(error: Refusal): Err<Refusal> => ({ ok: false, error });
