-- A campaign may give two kinds of units, each kept in a programme of its own: every programme names its campaign, which is the programme of its
-- first unit. A campaign belongs to a CPG or to a store: cpg_id is null where it is a store's own, and then the programme says whose.
ALTER TABLE programmes ADD COLUMN campaign_id integer;
UPDATE programmes SET campaign_id = id;
ALTER TABLE programmes ALTER COLUMN campaign_id SET NOT NULL;
ALTER TABLE programmes ADD FOREIGN KEY (campaign_id) REFERENCES programmes;
ALTER TABLE programmes ADD COLUMN store_id integer REFERENCES stores;
ALTER TABLE programmes ALTER COLUMN cpg_id DROP NOT NULL;
ALTER TABLE programmes ADD CONSTRAINT owned_by_one CHECK ((cpg_id IS NULL) <> (store_id IS NULL));
CREATE INDEX programmes_by_campaign ON programmes (campaign_id);

ALTER TABLE revisions ALTER COLUMN cpg_id DROP NOT NULL;
ALTER TABLE store_programmes ALTER COLUMN cpg_id DROP NOT NULL;
ALTER TABLE postings ALTER COLUMN cpg_id DROP NOT NULL;
ALTER TABLE lots ALTER COLUMN cpg_id DROP NOT NULL;
ALTER TABLE card_states ALTER COLUMN cpg_id DROP NOT NULL;
ALTER TABLE balances ALTER COLUMN cpg_id DROP NOT NULL;

-- The last fact that placed the store: what its phones know of audiences from before it is void.
ALTER TABLE stores ADD COLUMN placed_no bigint NOT NULL DEFAULT 0;

-- Null: it may be spent at once.
ALTER TABLE lots ADD COLUMN usable_from_ms bigint;

-- What all cards together used of a campaign's limits for everyone: of a period (at_ms 0), or of a rolling limit at an instant. The units that were
-- given stand in `balances`.
CREATE TABLE campaign_uses (
  campaign_id integer NOT NULL REFERENCES programmes,
  at_ms bigint NOT NULL,
  counter text NOT NULL,
  used bigint NOT NULL CHECK (used >= 0),
  PRIMARY KEY (campaign_id, at_ms, counter)
) WITH (fillfactor = 80);
