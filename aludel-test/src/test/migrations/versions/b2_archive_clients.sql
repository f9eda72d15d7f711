-- Archive clients
-- revision: b2
-- down: a1

-- upgrade
ALTER TABLE clients ADD COLUMN is_archived integer NOT NULL DEFAULT 0;

-- downgrade
ALTER TABLE clients DROP COLUMN is_archived;
