-- A card that was erased at its holder's wish: its code is retired for ever, and nothing says any more whose it was. What it had stays in the ledger under its number.
ALTER TABLE cards ADD COLUMN erased_ms bigint;
CREATE INDEX cards_erased ON cards (id) WHERE erased_ms IS NOT NULL;

-- What people did to cards and to what campaigns may name.
DROP INDEX facts_of_audiences;
CREATE INDEX facts_of_audiences ON facts (judged_no) WHERE kind IN ('segment', 'store-list', 'place', 'permit', 'birthday', 'card-link', 'card-erased');
