-- before
CREATE TABLE pg_class (id integer NOT NULL, at date NOT NULL, n integer, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
CREATE INDEX by_n ON public.pg_class (n);
CREATE TABLE pg_index PARTITION OF public.pg_class FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
COMMENT ON INDEX pg_index_pkey IS 'k';
CREATE TABLE plain PARTITION OF public.pg_class FOR VALUES FROM ('2021-01-01') TO ('2022-01-01');
CREATE TABLE pg_type (a integer, b text DEFAULT 'x' CHECK (b <> ''));
CREATE TABLE heir (c integer) INHERITS (public.pg_type);
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN NEW; END$$;
CREATE TRIGGER touch AFTER UPDATE ON public.pg_class FOR EACH ROW EXECUTE FUNCTION touch();
ALTER TABLE public.pg_index DISABLE TRIGGER touch;
-- after
CREATE TABLE pg_class (id bigint NOT NULL, at date NOT NULL, n integer, m text, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
CREATE INDEX by_n ON public.pg_class (n DESC);
CREATE TABLE pg_index PARTITION OF public.pg_class FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
CREATE TABLE plain (id bigint NOT NULL, at date NOT NULL, n integer, PRIMARY KEY (id, at));
CREATE TABLE pg_type (a integer, b text DEFAULT 'y' CHECK (b <> ''), d date);
CREATE TABLE heir (c integer, e integer) INHERITS (public.pg_type);
CREATE TABLE pg_inherits () INHERITS (public.pg_type);
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN NEW; END$$;
CREATE TRIGGER touch AFTER UPDATE ON public.pg_class FOR EACH ROW EXECUTE FUNCTION touch();
COMMENT ON TRIGGER touch ON public.pg_class IS 't';
