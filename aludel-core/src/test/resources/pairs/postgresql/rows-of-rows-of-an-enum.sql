-- before
CREATE TYPE mood AS ENUM ('a', 'b', 'c');
CREATE TABLE plain (m mood, n integer);
CREATE TABLE held (r plain, a plain[]);
CREATE TABLE nested (h held, n integer);
CREATE TABLE deeper (d nested[]);
CREATE TYPE wrapped AS (p plain, n integer);
CREATE TABLE wraps (w wrapped, ws wrapped[]);
CREATE TABLE over_wraps (o wraps);
INSERT INTO plain VALUES ('a', 1);
INSERT INTO held SELECT x, ARRAY[x] FROM plain x;
INSERT INTO nested SELECT x, 1 FROM held x;
INSERT INTO deeper SELECT ARRAY[x] FROM nested x;
INSERT INTO wraps SELECT (x, 1)::wrapped, ARRAY[(x, 2)::wrapped] FROM plain x;
INSERT INTO over_wraps SELECT x FROM wraps x;
-- after
CREATE TYPE mood AS ENUM ('b', 'a');
CREATE TABLE plain (m mood, n integer);
CREATE TABLE held (r plain, a plain[]);
CREATE TABLE nested (h held, n integer);
CREATE TABLE deeper (d nested[]);
CREATE TYPE wrapped AS (p plain, n integer);
CREATE TABLE wraps (w wrapped, ws wrapped[]);
CREATE TABLE over_wraps (o wraps);
