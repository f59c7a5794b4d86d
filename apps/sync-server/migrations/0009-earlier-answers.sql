-- Stored without what its phone may have been answered before a restore: [[first, last], ...]. Its own push shows that, and is asked for.
ALTER TABLE sources ADD COLUMN unshown jsonb NOT NULL DEFAULT '[]';
-- What a claim that awaits its sale had been answered before a restore, as its phone showed it.
ALTER TABLE claims ADD COLUMN earlier jsonb;
