import type { Generated, JSONColumnType } from 'kysely';

type Json = JSONColumnType<object, string, string>;
/** 64 random bits as 8 bytes: a number would be rounded. */
type Bits64 = Buffer;

interface Occurrence {
  source: Bits64;
  seq: number;
  judged_no: number;
  store_id: number | null;
  card_id: number | null;
  at_ms: number;
  received_ms: number;
  kind: number;
  class: number;
  sure: boolean;
  hash: Buffer;
  bytes: Buffer;
  code: string | null;
  answer: string;
}

/** The schema as `migrations/` leaves it; `docs/decisions/0030-schema.md` says why it has this shape. */
export interface Tables {
  server_life: { single: Generated<boolean>; epoch: Buffer; began_ms: number };
  ended_epochs: { epoch: Bits64; ended_ms: number };
  judge_term: { single: Generated<boolean>; term: number; judged_no: number };
  cpgs: { id: number; name: string; may_restrict: Generated<readonly string[]> };
  cpg_stores: { cpg_id: number; store_id: number; told_no: number | null };
  brands: { id: number; cpg_id: number; name: string };
  products: { gtin: string; cpg_id: number; brand_id: number; name: string; restricted: string | null; categories: Generated<string[]>; tags: Generated<string[]> };
  stores: { id: number; code: string; name: string; time_zone: string; type: Generated<string>; country: Generated<string>; state: Generated<string>; city: Generated<string>; placed_no: Generated<number>; told_anew_no: Generated<number> };
  store_lists: { store_id: number; list: string };
  programmes: { id: number; campaign_id: number; cpg_id: number | null; store_id: number | null };
  revisions: { programme_id: number; revision: number; cpg_id: number | null; judged_no: number; published_ms: number; body: Json };
  store_programmes: { store_id: number; programme_id: number; cpg_id: number | null; joined_no: number };
  campaigns: { id: number; spare_id: number; cpg_id: number | null; store_id: number | null; changed_ms: number; participation: Json; outline: Json };
  campaign_steps: { campaign_id: number; no: number; judged_no: number; at_ms: number; by_person: number; fact: Json };
  store_invitations: { store_id: number; campaign_id: number; invited_no: number };
  cards: { id: Generated<number>; code: string; created_ms: number; erased_ms: Generated<number | null> };
  card_segments: { card_id: number; segment: string; since_no: number; until_no: number | null };
  card_birthdays: { card_id: number; sealed: Buffer; key_id: string; notice: number; given_ms: number };
  card_secrets: { secret_hash: Buffer; card_id: number; created_ms: number; ended_ms: number | null };
  enrolment_codes: { code_hash: Buffer; store_id: number; created_ms: number; expires_ms: number; used_ms: number | null; used_by: Bits64 | null };
  enrolments: {
    id: Bits64;
    store_id: number;
    agreement_key: Buffer;
    signing_key: Buffer;
    wrapped_key: Buffer;
    key_id: string;
    certificate: string;
    certificate_signature: string;
    app: string;
    issued_ms: number;
    revoked_ms: number | null;
    lost_ms: number | null;
    predecessor: Bits64 | null;
    server_key: Buffer | null;
    remembers: boolean | null;
    enrolled_no: number | null;
    revoked_no: number | null;
  };
  sources: { source: Bits64; store_id: number | null; frontier: number; highest_seq: number; holes: Json; beyond: Json; unshown: Generated<Json> };
  contacts: { source: Bits64; server_ms: number; next_seq: number; wall_ms: number; session: number; monotonic_ms: number };
  events: Occurrence & { held_no: number | null };
  forks: Occurrence & { held_no: number | null };
  /** Both, read only. */
  occurrences: Occurrence & { held_no: number | null };
  claims: { source: Bits64; seq: number; sale_source: Bits64; sale_seq: number; sale_hash: Buffer; state: number; earlier: Json | null };
  postings: {
    judged_no: number;
    ordinal: number;
    from_kind: number;
    to_kind: number;
    reason: number;
    programme_id: number;
    cpg_id: number | null;
    store_id: number | null;
    from_owner: number;
    to_owner: number;
    units: number;
  };
  lots: { card_id: number; programme_id: number; cpg_id: number | null; judged_no: number; units: number; remaining: number; expires_at_ms: number | null; usable_from_ms: number | null };
  card_states: { card_id: number; programme_id: number; cpg_id: number | null; judged_no: number; balance: number; debt: number; used: string; ends_ms: Generated<number | null> };
  balances: { kind: number; programme_id: number; owner: number; cpg_id: number | null; units: number };
  campaign_uses: { campaign_id: number; at_ms: number; counter: string; used: number };
  feed: { scope_kind: number; kind: number; scope_id: number; judged_no: number; prev: number };
  facts: { judged_no: number; kind: string; cpg_id: number | null; store_id: number | null; at_ms: number; body: Json };
  losses: { no: number; source: Bits64; store_id: number | null; kind: string; noticed_ms: number; closed_ms: number | null; body: Json };
  device_reports: { source: Bits64; store_id: number | null; reported_ms: number; clock_off_ms: number; report: Json };
  admin_users: { id: Generated<number>; email: string; password: string; role: string; created_ms: number; disabled_ms: number | null };
  admin_sessions: { token_hash: Buffer; user_id: number; created_ms: number; expires_ms: number; ended_ms: number | null };
}
