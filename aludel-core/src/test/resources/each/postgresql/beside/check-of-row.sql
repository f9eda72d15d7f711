ALTER TABLE {t} ADD CONSTRAINT bc_{n} CHECK (v::text <> w || 'no');
