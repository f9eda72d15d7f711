-- schemas: public, a, b
-- before
CREATE SCHEMA a;
CREATE SCHEMA b;
CREATE TYPE a.span AS RANGE (SUBTYPE = float8, MULTIRANGE_TYPE_NAME = a.multispan);
CREATE TYPE b.span AS RANGE (SUBTYPE = float8, MULTIRANGE_TYPE_NAME = a."Spans");
CREATE TYPE b.stays AS RANGE (SUBTYPE = float8, MULTIRANGE_TYPE_NAME = a.stay);
CREATE TABLE t (id integer PRIMARY KEY, one a.span, many a.multispan, others a."Spans");
INSERT INTO t VALUES (1, '[1,2]', '{[1,2]}', '{[3,4]}');
-- after
CREATE SCHEMA a;
CREATE SCHEMA b;
CREATE TYPE span AS RANGE (SUBTYPE = float8, MULTIRANGE_TYPE_NAME = b.spans);
CREATE TYPE a.span AS RANGE (SUBTYPE = float8, MULTIRANGE_TYPE_NAME = b."Spans");
CREATE TYPE b.span AS RANGE (SUBTYPE = numeric, MULTIRANGE_TYPE_NAME = b.multispan);
CREATE TYPE b.stays AS RANGE (SUBTYPE = numeric, MULTIRANGE_TYPE_NAME = a.stay);
CREATE TABLE t (id integer PRIMARY KEY, one b.span, many b.multispan, others b.spans, most b."Spans");
