Pairs of SQLite schemas: each becomes the other and itself again, with the rows that it holds.

### strict on
CREATE TABLE t (id INTEGER PRIMARY KEY, a INT, b TEXT NOT NULL DEFAULT 'x''y', c REAL, d BLOB);
--- becomes
CREATE TABLE t (id INTEGER PRIMARY KEY, a INT, b TEXT NOT NULL DEFAULT 'x''y', c REAL, d BLOB) STRICT;
--- rows
INSERT INTO t VALUES (3, 1, 'a', 1.5, x'00ff'), (9, NULL, 'b', NULL, NULL);

### without rowid on
CREATE TABLE t (a TEXT NOT NULL PRIMARY KEY, b INTEGER, CHECK (b > 0));
CREATE INDEX i ON t (b DESC) WHERE b > 2;
--- becomes
CREATE TABLE t (a TEXT NOT NULL PRIMARY KEY, b INTEGER, CHECK (b > 0)) WITHOUT ROWID;
CREATE INDEX i ON t (b DESC) WHERE b > 2;
--- rows
INSERT INTO t VALUES ('x', 1), ('y', 3);

### autoincrement on, counter and rows
CREATE TABLE t (id INTEGER PRIMARY KEY, a);
CREATE TABLE child (t_id INTEGER REFERENCES t ON DELETE CASCADE, n);
--- becomes
CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, a);
CREATE TABLE child (t_id INTEGER REFERENCES t ON DELETE CASCADE, n);
--- rows
INSERT INTO t VALUES (5,'a'),(7,'b'); INSERT INTO child VALUES (5,1),(7,2);

### autoincrement counter kept when another column changes
CREATE TABLE "My T" (id INTEGER PRIMARY KEY AUTOINCREMENT, a TEXT);
CREATE TABLE child (t_id INTEGER REFERENCES "My T" ON DELETE CASCADE, n);
--- becomes
CREATE TABLE "My T" (id INTEGER PRIMARY KEY AUTOINCREMENT, a INTEGER NOT NULL DEFAULT 3, b TEXT CHECK (b <> ''));
CREATE TABLE child (t_id INTEGER REFERENCES "My T" ON DELETE CASCADE, n);
--- rows
INSERT INTO "My T" VALUES (5,'1'),(70,'2'); DELETE FROM "My T" WHERE id=70; INSERT INTO child VALUES (5,1);

### collations in columns, indexes and keys
CREATE TABLE t (a TEXT COLLATE NOCASE, b TEXT, c TEXT, PRIMARY KEY (b COLLATE RTRIM, c), UNIQUE (a, b COLLATE NOCASE));
CREATE INDEX i ON t (a COLLATE BINARY, b COLLATE NOCASE DESC, lower(c) COLLATE RTRIM);
--- becomes
CREATE TABLE t (a TEXT COLLATE RTRIM, b TEXT, c TEXT COLLATE NOCASE, PRIMARY KEY (b, c COLLATE NOCASE), UNIQUE (a COLLATE BINARY, b));
CREATE INDEX i ON t (a, b COLLATE RTRIM, lower(c) COLLATE NOCASE DESC);
--- rows
INSERT INTO t VALUES ('A', 'x', 'y'), ('B', 'z', 'q');

### defaults of all kinds
CREATE TABLE t (
  id INTEGER PRIMARY KEY, a DEFAULT 1, b INTEGER DEFAULT -5, c REAL DEFAULT +1.5e3,
  d TEXT DEFAULT CURRENT_TIMESTAMP, e BLOB DEFAULT x'00FF', f BOOLEAN DEFAULT TRUE,
  g TEXT DEFAULT (lower('Q' || 'x')), h DEFAULT (1 + 2), i TEXT DEFAULT "dq", j DEFAULT NULL,
  k DEFAULT (NULL), l TEXT DEFAULT current_date, m DEFAULT 0x10, n TEXT DEFAULT 'it''s',
  o INTEGER DEFAULT (-7), p DEFAULT (abs(-1)), q DEFAULT false, r TEXT DEFAULT word
);
--- becomes
CREATE TABLE t (
  id INTEGER PRIMARY KEY, a DEFAULT 2, b INTEGER DEFAULT +5, c REAL DEFAULT -1.5e3,
  d TEXT DEFAULT CURRENT_TIME, e BLOB DEFAULT X'01', f BOOLEAN DEFAULT FALSE,
  g TEXT DEFAULT (upper('Q' || 'x')), h DEFAULT (1 + 3), i TEXT DEFAULT "dq2", j DEFAULT 1,
  k DEFAULT 2, l TEXT DEFAULT (date('now')), m DEFAULT 0x11, n TEXT DEFAULT '', o INTEGER DEFAULT (7),
  p DEFAULT (abs(-2)), q DEFAULT true, r TEXT DEFAULT other
);
--- rows
INSERT INTO t (id, b) VALUES (1, 4), (2, NULL);

### generated columns stored and virtual change
CREATE TABLE t (
  id INTEGER PRIMARY KEY, a INTEGER, b INTEGER GENERATED ALWAYS AS (a * 2) STORED, c INT AS (a + b),
  d TEXT GENERATED ALWAYS AS ('x' || a) VIRTUAL NOT NULL
);
CREATE INDEX i ON t (c);
--- becomes
CREATE TABLE t (
  id INTEGER PRIMARY KEY, a INTEGER, b INTEGER GENERATED ALWAYS AS (a * 2) VIRTUAL,
  c INT AS (a - b) STORED, d TEXT GENERATED ALWAYS AS ('y' || a) VIRTUAL NOT NULL
);
CREATE INDEX i ON t (c);
--- rows
INSERT INTO t (id, a) VALUES (1, 10), (4, 20);

### generated becomes plain
CREATE TABLE t (id INTEGER PRIMARY KEY, a INTEGER, b INTEGER AS (a * 2) STORED);
--- becomes
CREATE TABLE t (id INTEGER PRIMARY KEY, a INTEGER, b INTEGER);
--- rows
INSERT INTO t (id, a) VALUES (1, 10), (4, 20);

### conflict clauses everywhere
CREATE TABLE t (
  id INTEGER PRIMARY KEY ON CONFLICT REPLACE, a TEXT NOT NULL ON CONFLICT IGNORE DEFAULT 'q',
  b TEXT UNIQUE ON CONFLICT FAIL, c TEXT, CONSTRAINT u UNIQUE (a, c) ON CONFLICT ROLLBACK,
  CHECK (c <> '') ON CONFLICT FAIL
);
--- becomes
CREATE TABLE t (
  id INTEGER PRIMARY KEY ON CONFLICT IGNORE, a TEXT NOT NULL ON CONFLICT REPLACE DEFAULT 'q',
  b TEXT UNIQUE ON CONFLICT IGNORE, c TEXT NOT NULL ON CONFLICT FAIL,
  CONSTRAINT u UNIQUE (a, c) ON CONFLICT REPLACE, CHECK (c <> '')
);
--- rows
INSERT INTO t VALUES (1, 'a', 'b', 'c'), (2, 'a2', 'b2', 'c2');

### constraint names come and go
CREATE TABLE p (id INTEGER PRIMARY KEY, x INTEGER UNIQUE);
CREATE TABLE t (
  id INTEGER CONSTRAINT pk PRIMARY KEY, a TEXT CONSTRAINT nn NOT NULL,
  b TEXT CONSTRAINT ub UNIQUE CONSTRAINT cb CHECK (b <> 'x'),
  c INTEGER CONSTRAINT fkc REFERENCES p (x), CHECK (a <> b), UNIQUE (a), FOREIGN KEY (c) REFERENCES p
);
--- becomes
CREATE TABLE p (id INTEGER PRIMARY KEY, x INTEGER UNIQUE);
CREATE TABLE t (
  id INTEGER PRIMARY KEY, a TEXT NOT NULL, b TEXT UNIQUE CHECK (b <> 'x'), c INTEGER REFERENCES p (x),
  CONSTRAINT ab CHECK (a <> b), CONSTRAINT "u a" UNIQUE (a),
  CONSTRAINT fk2 FOREIGN KEY (c) REFERENCES p
);
--- rows
INSERT INTO p VALUES (1, 1); INSERT INTO t VALUES (1, 'a', 'b', 1);

### composite keys and foreign keys
CREATE TABLE p (a INTEGER, b TEXT, c TEXT, PRIMARY KEY (a, b));
CREATE TABLE t (x INTEGER, y TEXT, FOREIGN KEY (x, y) REFERENCES p (a, b) ON DELETE CASCADE ON UPDATE SET NULL);
--- becomes
CREATE TABLE p (a INTEGER, b TEXT, c TEXT, PRIMARY KEY (b, a, c), UNIQUE (a, b));
CREATE TABLE t (x INTEGER, y TEXT, FOREIGN KEY (x, y) REFERENCES p (a, b) ON DELETE SET DEFAULT ON UPDATE RESTRICT);
--- rows
INSERT INTO p VALUES (1, 'a', 'c'), (2, 'b', 'd'); INSERT INTO t VALUES (1, 'a'), (2, 'b');

### self and cyclic deferrable foreign keys
CREATE TABLE a (
  id INTEGER PRIMARY KEY,
  b_id INTEGER REFERENCES b (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  up INTEGER REFERENCES a (id) ON DELETE CASCADE
);
CREATE TABLE b (id INTEGER PRIMARY KEY, a_id INTEGER REFERENCES a (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED);
--- becomes
CREATE TABLE a (
  id INTEGER PRIMARY KEY,
  b_id INTEGER NOT NULL REFERENCES b (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
  up INTEGER REFERENCES a (id) ON DELETE SET NULL DEFERRABLE
);
CREATE TABLE b (id INTEGER PRIMARY KEY, a_id INTEGER REFERENCES a (id) ON DELETE CASCADE);
--- rows
BEGIN; INSERT INTO a VALUES (1, 1, NULL), (2, 2, 1); INSERT INTO b VALUES (1, 1), (2, 2); COMMIT;

### a circle of tables comes and goes
CREATE TABLE x (id INTEGER);
--- becomes
CREATE TABLE x (id INTEGER);
CREATE TABLE a (id INTEGER PRIMARY KEY, b_id INTEGER REFERENCES b (id));
CREATE TABLE b (id INTEGER PRIMARY KEY, a_id INTEGER REFERENCES a (id));
--- rows
INSERT INTO x VALUES (1);

### partial and expression indexes change
CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b INTEGER, "c d" TEXT);
CREATE INDEX i1 ON t (a) WHERE b > 1;
CREATE UNIQUE INDEX i2 ON t (lower(a), b + 1 DESC);
CREATE INDEX "i 3" ON t ("c d" || a) WHERE "c d" IS NOT NULL AND a <> 'it''s';
--- becomes
CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b INTEGER, "c d" TEXT);
CREATE INDEX i1 ON t (a) WHERE b > 2;
CREATE INDEX i2 ON t (upper(a), b + 1);
CREATE INDEX "i 3" ON t ("c d" || a) WHERE "c d" IS NOT NULL AND a <> 'its';
--- rows
INSERT INTO t VALUES (1, 'a', 2, 'x');

### views over views over a changed table
CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b TEXT);
CREATE VIEW v1 AS SELECT id, a, b FROM t;
CREATE VIEW v2 (x, y) AS SELECT a, b FROM v1 WHERE id > 0;
CREATE VIEW a_first AS SELECT x FROM v2;
--- becomes
CREATE TABLE t (id INTEGER PRIMARY KEY, a INTEGER NOT NULL, b TEXT UNIQUE);
CREATE VIEW v1 AS SELECT id, a, b FROM t;
CREATE VIEW v2 (x, y) AS SELECT a, b FROM v1 WHERE id > 0;
CREATE VIEW a_first AS SELECT x FROM v2;
--- rows
INSERT INTO t VALUES (1, '7', 'x');

### a column that a view reads is dropped, with the view rewritten
CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b TEXT);
CREATE VIEW v1 AS SELECT id, a, b FROM t;
CREATE VIEW v2 AS SELECT a FROM v1;
CREATE TRIGGER tr AFTER UPDATE OF b ON t BEGIN UPDATE t SET a = new.b WHERE id = new.id; END;
--- becomes
CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT);
CREATE VIEW v1 AS SELECT id, a FROM t;
CREATE VIEW v2 AS SELECT a FROM v1;
CREATE TRIGGER tr AFTER UPDATE OF a ON t BEGIN SELECT 1; END;
--- rows
INSERT INTO t VALUES (1, '7', NULL);

### instead of triggers and triggers touching tables rebuilt
CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT);
CREATE TABLE log (id INTEGER PRIMARY KEY AUTOINCREMENT, line TEXT, n INTEGER);
CREATE VIEW v AS SELECT id, a FROM t;
CREATE TRIGGER vi INSTEAD OF INSERT ON v BEGIN INSERT INTO t (a) VALUES (new.a); INSERT INTO log (line) VALUES ('v;' || new.a); END;
CREATE TRIGGER ti AFTER INSERT ON t WHEN new.a <> 'q' BEGIN INSERT INTO log (line, n) SELECT 'ins', count(*) FROM t; END;
CREATE TRIGGER tr BEFORE UPDATE ON t BEGIN SELECT RAISE(ABORT, 'no') WHERE new.a = 'bad'; UPDATE log SET n = n + 1; END;
--- becomes
CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT NOT NULL DEFAULT 'z');
CREATE TABLE log (id INTEGER PRIMARY KEY AUTOINCREMENT, line TEXT NOT NULL, n TEXT);
CREATE VIEW v AS SELECT id, a FROM t;
CREATE TRIGGER vi INSTEAD OF INSERT ON v BEGIN INSERT INTO t (a) VALUES (new.a); INSERT INTO log (line) VALUES ('v;' || new.a); END;
CREATE TRIGGER ti AFTER INSERT ON t WHEN new.a <> 'q' BEGIN INSERT INTO log (line, n) SELECT 'ins', count(*) FROM t; END;
CREATE TRIGGER tr BEFORE UPDATE ON t BEGIN SELECT RAISE(ABORT, 'no') WHERE new.a = 'bad'; UPDATE log SET n = n + 1; END;
--- rows
INSERT INTO v (a) VALUES ('one'), ('two');

### virtual tables stay with their shadows
CREATE TABLE docs (id INTEGER PRIMARY KEY, body TEXT);
CREATE VIRTUAL TABLE fts USING fts5(body, content='docs', content_rowid='id');
CREATE VIRTUAL TABLE boxes USING rtree(id, x0, x1);
CREATE TRIGGER docs_ai AFTER INSERT ON docs BEGIN INSERT INTO fts(rowid, body) VALUES (new.id, new.body); END;
--- becomes
CREATE TABLE docs (id INTEGER PRIMARY KEY, body TEXT NOT NULL, more TEXT DEFAULT (1+1));
CREATE VIRTUAL TABLE fts USING fts5(body, content='docs', content_rowid='id');
CREATE VIRTUAL TABLE boxes USING rtree(id, x0, x1);
CREATE TRIGGER docs_ai AFTER INSERT ON docs BEGIN INSERT INTO fts(rowid, body) VALUES (new.id, new.body); END;
--- rows
INSERT INTO docs VALUES (1, 'hello world'), (5, 'good night'); INSERT INTO boxes VALUES (1, 0, 1);

### names of all kinds
CREATE TABLE "select" ("from" INTEGER PRIMARY KEY, [a b] TEXT, `c``d` TEXT, "e""f" TEXT, 'g' TEXT, "Ünï" TEXT, "x.y" TEXT, "it's" TEXT, "]" TEXT);
CREATE INDEX "group" ON "select" ([a b], "e""f");
CREATE TABLE "Quo""te" ("order" INTEGER REFERENCES "select" ("from"), CONSTRAINT "a ""c" CHECK ("order" <> 5));
CREATE VIEW "my view" AS SELECT "from", "a b" FROM "select";
CREATE TRIGGER "tr""x" AFTER INSERT ON "Quo""te" BEGIN UPDATE "select" SET "a b" = 'x' WHERE "from" = new."order"; END;
--- becomes
CREATE TABLE "select" (
  "from" INTEGER PRIMARY KEY, [a b] TEXT NOT NULL, `c``d` TEXT UNIQUE,
  "e""f" TEXT DEFAULT ('a' || 'b'), 'g' TEXT CHECK ("g" <> ''), "Ünï" TEXT, "x.y" TEXT, "it's" INTEGER,
  "]" TEXT
);
CREATE UNIQUE INDEX "group" ON "select" ([a b], "e""f");
CREATE TABLE "Quo""te" ("order" INTEGER REFERENCES "select" ("from") ON DELETE CASCADE, CONSTRAINT "a ""c" CHECK ("order" <> 6));
CREATE VIEW "my view" AS SELECT "from", "a b" FROM "select";
CREATE TRIGGER "tr""x" AFTER INSERT ON "Quo""te" BEGIN UPDATE "select" SET "a b" = 'x' WHERE "from" = new."order"; END;
--- rows
INSERT INTO "select" VALUES (1, 'a', 'b', 'c', 'd', 'e', 'f', '9', 'h'); INSERT INTO "Quo""te" VALUES (1);

### case differences
CREATE TABLE Clients (ID INTEGER PRIMARY KEY, Name TEXT, UNIQUE (name));
CREATE INDEX IX ON clients (NAME);
CREATE TABLE t (cid INTEGER REFERENCES CLIENTS (id));
--- becomes
CREATE TABLE Clients (ID INTEGER PRIMARY KEY, Name TEXT NOT NULL, UNIQUE (NAME));
CREATE INDEX IX ON CLIENTS (name);
CREATE TABLE t (cid INTEGER NOT NULL REFERENCES cLIENTS (Id));
--- rows
INSERT INTO Clients VALUES (1, 'x'); INSERT INTO t VALUES (1);

### comments inside the definition
CREATE TABLE t ( -- the table
  id INTEGER PRIMARY KEY, -- it's the key
  a TEXT /* what, ever) */ DEFAULT 'x' -- "quoted
  , /* c */ CHECK (a <> '--' /* no */ ) -- last
);
--- becomes
CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT DEFAULT 'x', b INTEGER /* new */ DEFAULT (1 /* one */ + 1), CHECK (a <> '--'));
--- rows
INSERT INTO t VALUES (1, 'a');

### types of many words and none
CREATE TABLE t (
  a UNSIGNED BIG INT, b, c VARYING CHARACTER(255), d NATIVE CHARACTER(70), e DOUBLE PRECISION,
  f DECIMAL(10,5), g "odd type", h FLOATING POINT, i STRING, j ANY, k BIGINT UNSIGNED, l NUMERIC(8),
  m TIMESTAMP WITH TIME ZONE, n json, o [bracket type](3), p INTEGER(11), r DATETIME
);
--- becomes
CREATE TABLE t (
  a UNSIGNED BIG INT NOT NULL DEFAULT 0, b TEXT, c VARYING CHARACTER(200), d NATIVE CHARACTER(70),
  e DOUBLE PRECISION, f DECIMAL(10,5), g "odd type", h FLOATING POINT, i STRING NOT NULL DEFAULT 1,
  j ANY, k BIGINT UNSIGNED, l NUMERIC(9), m TIMESTAMP WITH TIME ZONE, n json, o [bracket type](3),
  p INTEGER(11), r DATE
);
--- rows
INSERT INTO t (a, b, c, i) VALUES (1, 'q', 'x', 3);

### create table as
CREATE TABLE src (a INTEGER, b TEXT);
CREATE TABLE t AS SELECT a, b, a + 1 AS c, 'x' AS "d e" FROM src;
--- becomes
CREATE TABLE src (a INTEGER, b TEXT);
CREATE TABLE t (a INT NOT NULL, b TEXT, c, "d e" TEXT);
--- rows
INSERT INTO src VALUES (1, 'a'); INSERT INTO t VALUES (1, 'a', 2, 'x');

### double-quoted strings
CREATE TABLE t (a TEXT DEFAULT "none", b TEXT, CHECK (b <> "none"));
CREATE VIEW v AS SELECT a, "lit" AS l FROM t WHERE b = "x";
--- becomes
CREATE TABLE t (a TEXT DEFAULT "nothing", b TEXT NOT NULL, CHECK (b <> "nothing"));
CREATE VIEW v AS SELECT a, "lit2" AS l FROM t WHERE b = "x";
--- rows
INSERT INTO t VALUES ('x', 'y');

### primary key desc
CREATE TABLE t (id INTEGER PRIMARY KEY DESC, a TEXT);
CREATE TABLE u (a TEXT, b TEXT, PRIMARY KEY (a DESC, b));
CREATE TABLE w (a TEXT PRIMARY KEY DESC, b) WITHOUT ROWID;
--- becomes
CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT NOT NULL);
CREATE TABLE u (a TEXT, b TEXT, PRIMARY KEY (a, b DESC));
CREATE TABLE w (a TEXT PRIMARY KEY, b) WITHOUT ROWID;
--- rows
INSERT INTO t VALUES (3, 'x'), (9, 'y'); INSERT INTO u VALUES ('a', 'b'); INSERT INTO w VALUES ('a', 1);

### rowid alias gone and come
CREATE TABLE t (id INT PRIMARY KEY, a TEXT);
CREATE TABLE u (id INTEGER PRIMARY KEY, a TEXT);
CREATE TABLE w (id INTEGER, a TEXT, PRIMARY KEY (id));
--- becomes
CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT);
CREATE TABLE u (id INT PRIMARY KEY, a TEXT);
CREATE TABLE w (id INTEGER, a TEXT, PRIMARY KEY (id, a));
--- rows
INSERT INTO t VALUES (3, 'x'), (9, 'y'); INSERT INTO u VALUES (7, 'b'); INSERT INTO w VALUES (4, 'a');

### null in a primary key
CREATE TABLE t (a TEXT PRIMARY KEY, b TEXT);
--- becomes
CREATE TABLE t (a TEXT PRIMARY KEY, b TEXT NOT NULL DEFAULT 'q');
--- rows
INSERT INTO t VALUES (NULL, 'x'), ('a', 'y');

### triggers of all sorts change under a rebuild
CREATE TABLE t (a INTEGER, b INTEGER);
CREATE TRIGGER t1 AFTER INSERT ON t WHEN new.a < 5 BEGIN INSERT INTO t VALUES (new.a + 1, 0); END;
CREATE TRIGGER IF NOT EXISTS "t 2" BEFORE DELETE ON t FOR EACH ROW BEGIN SELECT CASE WHEN old.a = 1 THEN RAISE(IGNORE) END; END;
--- becomes
CREATE TABLE t (a INTEGER NOT NULL, b INTEGER);
CREATE TRIGGER t1 AFTER INSERT ON t WHEN new.a < 6 BEGIN INSERT INTO t VALUES (new.a + 1, 0); END;
CREATE TRIGGER IF NOT EXISTS "t 2" BEFORE DELETE ON t FOR EACH ROW BEGIN SELECT CASE WHEN old.a = 2 THEN RAISE(IGNORE) END; END;
--- rows
INSERT INTO t VALUES (9, 1);

### json, enum and array checks as we write them
CREATE TABLE t (
  a TEXT CHECK (json_valid("a")), b TEXT CONSTRAINT "enum:mood" CHECK ("b" IN ('x', 'y')),
  c TEXT CONSTRAINT "array:TEXT" CHECK (json_valid("c") AND json_type("c") = 'array')
);
--- becomes
CREATE TABLE t (a TEXT, b TEXT CONSTRAINT "enum:mood" CHECK ("b" IN ('x', 'y', 'z')), c TEXT);
--- rows
INSERT INTO t VALUES ('{"a":1}', 'x', '["q"]');

### nothing but names change by case
CREATE TABLE t (abc TEXT, def TEXT);
--- becomes
CREATE TABLE t (ABC TEXT, def TEXT);
--- rows
INSERT INTO t VALUES ('a', 'b');

### references without a table, and to a view-like name
CREATE TABLE t (a INTEGER REFERENCES nowhere, b INTEGER REFERENCES nowhere (x));
--- becomes
CREATE TABLE t (a INTEGER REFERENCES nowhere ON DELETE CASCADE, b INTEGER REFERENCES nowhere (y));

### many constraints at once
CREATE TABLE p (id INTEGER PRIMARY KEY, code TEXT UNIQUE);
CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, a TEXT, b TEXT, c TEXT);
CREATE INDEX t_a ON t (a);
CREATE VIEW v AS SELECT a FROM t;
CREATE TRIGGER tr AFTER INSERT ON t BEGIN UPDATE t SET c = 'x' WHERE id = new.id; END;
--- becomes
CREATE TABLE p (id INTEGER PRIMARY KEY, code TEXT UNIQUE);
CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, a TEXT NOT NULL, b INTEGER DEFAULT 3, c TEXT REFERENCES p (code), CHECK (b > 0), UNIQUE (a, b));
CREATE INDEX t_a ON t (a DESC);
CREATE VIEW v AS SELECT a FROM t;
CREATE TRIGGER tr AFTER INSERT ON t BEGIN UPDATE t SET c = 'x' WHERE id = new.id; END;
--- rows
INSERT INTO p VALUES (1, 'x'); INSERT INTO t (id, a, b) VALUES (1, 'a', '1'), (8, 'b', '2'); DELETE FROM t WHERE id = 8;

### swap of two columns
CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b INTEGER, CHECK (a <> ''), CONSTRAINT bb CHECK (b > 0));
CREATE INDEX ia ON t (a);
CREATE VIEW v AS SELECT a, b FROM t;
--- becomes
CREATE TABLE t (id INTEGER PRIMARY KEY, b TEXT, a INTEGER, CHECK (b <> ''), CONSTRAINT bb CHECK (a > 0));
CREATE INDEX ia ON t (b);
CREATE VIEW v AS SELECT a, b FROM t;
--- rows
INSERT INTO t VALUES (1, 'x', 5);
--- renames
t.a=b
t.b=a

### chain of columns
CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b TEXT, c TEXT);
--- becomes
CREATE TABLE t (id INTEGER PRIMARY KEY, b TEXT, c TEXT, d TEXT);
--- rows
INSERT INTO t VALUES (1, 'a', 'b', 'c');
--- renames
t.a=b
t.b=c
t.c=d

### swap of two tables
CREATE TABLE a (id INTEGER PRIMARY KEY, x TEXT);
CREATE TABLE b (id INTEGER PRIMARY KEY, a_id INTEGER REFERENCES a, y TEXT);
CREATE VIEW v AS SELECT x FROM a;
--- becomes
CREATE TABLE b (id INTEGER PRIMARY KEY, x TEXT);
CREATE TABLE a (id INTEGER PRIMARY KEY, a_id INTEGER REFERENCES b, y TEXT);
CREATE VIEW v AS SELECT x FROM b;
--- rows
INSERT INTO a VALUES (1, 'x'); INSERT INTO b VALUES (7, 1, 'y');
--- renames
a=b
b=a

### rename and retype, in a renamed table
CREATE TABLE clients (id INTEGER PRIMARY KEY AUTOINCREMENT, phone TEXT UNIQUE ON CONFLICT REPLACE, CHECK (phone <> ''));
CREATE TABLE bills (c INTEGER REFERENCES clients (id) ON DELETE CASCADE);
CREATE TRIGGER tr AFTER INSERT ON clients BEGIN UPDATE clients SET phone = phone + 1 WHERE id = new.id; END;
CREATE VIEW v AS SELECT phone FROM clients;
--- becomes
CREATE TABLE customers (id INTEGER PRIMARY KEY AUTOINCREMENT, mobile INTEGER NOT NULL UNIQUE ON CONFLICT REPLACE, CHECK (mobile <> ''));
CREATE TABLE bills (c INTEGER REFERENCES customers (id) ON DELETE CASCADE);
CREATE TRIGGER tr AFTER INSERT ON customers BEGIN UPDATE customers SET mobile = mobile + 1 WHERE id = new.id; END;
CREATE VIEW v AS SELECT mobile FROM customers;
--- rows
INSERT INTO clients VALUES (1, '12'), (5, '20'); INSERT INTO bills VALUES (1);
--- renames
clients=customers
customers.phone=mobile

### column with conflict clause renamed
CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT NOT NULL ON CONFLICT IGNORE, b TEXT, UNIQUE (a COLLATE NOCASE, b) ON CONFLICT FAIL);
--- becomes
CREATE TABLE t (id INTEGER PRIMARY KEY, z TEXT NOT NULL ON CONFLICT IGNORE, b TEXT DEFAULT 'q', UNIQUE (z COLLATE NOCASE, b) ON CONFLICT FAIL);
--- rows
INSERT INTO t VALUES (1, 'a', 'b');
--- renames
t.a=z

### table renamed by case, with its columns
CREATE TABLE Clients (Id INTEGER PRIMARY KEY, Name TEXT NOT NULL);
CREATE TABLE bills (c INTEGER REFERENCES Clients (Id));
CREATE INDEX ix ON Clients (Name);
CREATE VIEW v AS SELECT Name FROM Clients;
--- becomes
CREATE TABLE clients (id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE bills (c INTEGER REFERENCES clients (id));
CREATE INDEX ix ON clients (name);
CREATE VIEW v AS SELECT name FROM clients;
--- rows
INSERT INTO Clients VALUES (1, 'x'); INSERT INTO bills VALUES (1);

### without rowid, key and counter come and go
CREATE TABLE t (a TEXT, b TEXT);
CREATE TABLE u (a TEXT NOT NULL, b TEXT, PRIMARY KEY (a)) WITHOUT ROWID;
CREATE TABLE w (id INTEGER PRIMARY KEY AUTOINCREMENT, b TEXT);
CREATE TABLE x (id INTEGER NOT NULL, b TEXT);
--- becomes
CREATE TABLE t (a TEXT NOT NULL, b TEXT, PRIMARY KEY (a)) WITHOUT ROWID;
CREATE TABLE u (a TEXT, b TEXT);
CREATE TABLE w (id INTEGER NOT NULL, b TEXT);
CREATE TABLE x (id INTEGER PRIMARY KEY, b TEXT);
--- rows
INSERT INTO t VALUES ('a', 'b'); INSERT INTO u VALUES ('a', 'b'); INSERT INTO w VALUES (1, 'b'); INSERT INTO x VALUES (1, 'b');

### generated chain
CREATE TABLE t (a INT, b INT AS (a + 1), c INT AS (b + 1), d INT AS (c + 1) STORED);
--- becomes
CREATE TABLE t (a INT, d INT AS (a + 3) STORED, c INT AS (d + 1), e INT AS (c + d));
--- rows
INSERT INTO t (a) VALUES (1);

### a temp-like and an internal table
CREATE TABLE "_aludel_new_t" (a INTEGER);
CREATE TABLE t (a INTEGER);
CREATE TABLE "sqlitex" (a);
--- becomes
CREATE TABLE "_aludel_new_t" (a INTEGER);
CREATE TABLE t (a INTEGER NOT NULL);
CREATE TABLE "sqlitex" (a);
--- rows
INSERT INTO t VALUES (1);

### index moves to another table, and index name taken by table
CREATE TABLE t (a INTEGER, b INTEGER);
CREATE TABLE u (a INTEGER);
CREATE INDEX i ON t (a);
CREATE INDEX j ON t (b);
--- becomes
CREATE TABLE t (a INTEGER, b INTEGER);
CREATE TABLE u (a INTEGER);
CREATE INDEX i ON u (a);
CREATE TABLE j (a INTEGER);
--- rows
INSERT INTO t VALUES (1, 2);

### view becomes table and table becomes view
CREATE TABLE t (a INTEGER);
CREATE VIEW v AS SELECT a FROM t;
CREATE TABLE w (a INTEGER);
--- becomes
CREATE TABLE t (a INTEGER);
CREATE TABLE v (a INTEGER);
CREATE VIEW w AS SELECT a FROM t;
--- rows
INSERT INTO t VALUES (1);

### recursive view with cte, window and json
CREATE TABLE t (id INTEGER PRIMARY KEY, up INTEGER, j TEXT);
CREATE VIEW tree AS WITH RECURSIVE r (id, depth) AS (SELECT id, 0 FROM t WHERE up IS NULL UNION ALL SELECT t.id, depth + 1 FROM t JOIN r ON t.up = r.id) SELECT id, depth, row_number() OVER (PARTITION BY depth ORDER BY id) AS n FROM r;
CREATE VIEW js AS SELECT t.id, e.value ->> '$.x' AS x FROM t, json_each(t.j) AS e;
CREATE VIEW vals AS VALUES (1, 'a'), (2, 'b');
--- becomes
CREATE TABLE t (id INTEGER PRIMARY KEY, up INTEGER REFERENCES t, j TEXT CHECK (json_valid(j)));
CREATE VIEW tree AS WITH RECURSIVE r (id, depth) AS (SELECT id, 0 FROM t WHERE up IS NULL UNION ALL SELECT t.id, depth + 1 FROM t JOIN r ON t.up = r.id) SELECT id, depth, row_number() OVER (PARTITION BY depth ORDER BY id) AS n FROM r;
CREATE VIEW js AS SELECT t.id, e.value ->> '$.x' AS x FROM t, json_each(t.j) AS e;
CREATE VIEW vals AS VALUES (1, 'a'), (3, 'b');
--- rows
INSERT INTO t VALUES (1, NULL, '[{"x":1}]'), (2, 1, '[]');

### checks with subexpressions and odd text
CREATE TABLE t (
  a TEXT, b INTEGER,
  CHECK (CASE WHEN b IN (1, 2) THEN a LIKE 'x;%' ESCAPE '\' ELSE a GLOB '*[)]*' END),
  CHECK (b BETWEEN 1 AND 5 AND (a IS NOT NULL OR b = 3)),
  CHECK ("b" <> 'it''s' AND [a] <> "q" AND `b` <> 7), CHECK (t.b < 100)
);
--- becomes
CREATE TABLE t (
  a TEXT NOT NULL DEFAULT 'x;', b INTEGER,
  CHECK (CASE WHEN b IN (1, 2) THEN a LIKE 'x;%' ESCAPE '\' ELSE a GLOB '*[)]*' END),
  CHECK (b BETWEEN 1 AND 6 AND (a IS NOT NULL OR b = 3)),
  CHECK ("b" <> 'it''s' AND [a] <> "q" AND `b` <> 7), CHECK (t.b < 100)
);
--- rows
INSERT INTO t VALUES ('x;1', 1), ('a)', 3);

### unique index of expressions as upsert target, partial unique
CREATE TABLE t (a TEXT, b INTEGER);
CREATE UNIQUE INDEX u ON t (lower(a)) WHERE b IS NULL;
--- becomes
CREATE TABLE t (a TEXT COLLATE NOCASE, b TEXT);
CREATE UNIQUE INDEX u ON t (lower(a), b) WHERE b IS NOT NULL;
--- rows
INSERT INTO t VALUES ('A', 1), ('B', NULL);

### foreign key to unique column, parent rebuilt
CREATE TABLE p (id INTEGER PRIMARY KEY, code TEXT UNIQUE);
CREATE TABLE c (code TEXT REFERENCES p (code) ON UPDATE CASCADE ON DELETE CASCADE);
CREATE TABLE g (c_code TEXT REFERENCES p (code) ON DELETE RESTRICT);
--- becomes
CREATE TABLE p (id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE, n INTEGER NOT NULL DEFAULT (1 + 1));
CREATE TABLE c (code TEXT REFERENCES p (code) ON UPDATE CASCADE ON DELETE CASCADE);
CREATE TABLE g (c_code TEXT REFERENCES p (code) ON DELETE RESTRICT);
--- rows
INSERT INTO p VALUES (1, 'x'); INSERT INTO c VALUES ('x'); INSERT INTO g VALUES ('x');

### named not null and other named column constraints
CREATE TABLE t (a TEXT CONSTRAINT nn NOT NULL, b TEXT CONSTRAINT d DEFAULT 'x' CONSTRAINT cc COLLATE NOCASE, c INT CONSTRAINT gg AS (1));
--- becomes
CREATE TABLE t (a TEXT CONSTRAINT nn2 NOT NULL, b TEXT CONSTRAINT d DEFAULT 'y' CONSTRAINT cc COLLATE NOCASE, c INT CONSTRAINT gg AS (1));
--- rows
INSERT INTO t VALUES ('a', 'b');

### commas missing between table constraints
CREATE TABLE t (a INTEGER, b INTEGER, CHECK (a > 0) CHECK (b > 0) UNIQUE (a) PRIMARY KEY (b));
--- becomes
CREATE TABLE t (a INTEGER, b INTEGER, CHECK (a > 1) CHECK (b > 0) UNIQUE (a) PRIMARY KEY (b));
--- rows
INSERT INTO t VALUES (2, 3);

### keyword names unquoted
CREATE TABLE t (key TEXT, value INTEGER, type TEXT, action, "order" INTEGER, abort TEXT, replace TEXT DEFAULT 'r', CHECK (key <> value));
CREATE INDEX t_key ON t (key, type) WHERE replace IS NULL;
--- becomes
CREATE TABLE t (
  key TEXT NOT NULL, value INTEGER, type TEXT, action, "order" INTEGER, abort TEXT,
  replace TEXT DEFAULT 'r', CHECK (key <> value), CHECK (abort <> '')
);
CREATE INDEX t_key ON t (key, type) WHERE replace IS NULL;
--- rows
INSERT INTO t (key, value) VALUES ('k', 1);

### unicode names
CREATE TABLE "таблица" ("имя" TEXT, "😀" INTEGER, "a	b" TEXT);
CREATE INDEX "индекс" ON "таблица" ("имя");
--- becomes
CREATE TABLE "таблица" ("имя" TEXT NOT NULL, "😀" INTEGER UNIQUE, "a	b" TEXT DEFAULT 'ü');
CREATE INDEX "индекс" ON "таблица" ("имя" DESC);
--- rows
INSERT INTO "таблица" VALUES ('ё', 1, 'x');

### a name with a newline and backslash
CREATE TABLE "new
line\u0041" ("back\slash" TEXT, "tri""""ple" INTEGER);
--- becomes
CREATE TABLE "new
line\u0041" ("back\slash" TEXT NOT NULL, "tri""""ple" INTEGER, "\" TEXT DEFAULT '\
x"""');
--- rows
INSERT INTO "new
line\u0041" VALUES ('x', 1);

### a column takes the name of one that goes under everything
CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT COLLATE NOCASE, b INTEGER NOT NULL DEFAULT 3 CHECK (b > 0),
  c INTEGER GENERATED ALWAYS AS (b + 1) VIRTUAL, UNIQUE (b) ON CONFLICT IGNORE);
CREATE INDEX i ON t (b) WHERE a > '';
CREATE VIEW v AS SELECT a, b FROM t;
CREATE TRIGGER tr AFTER UPDATE OF b ON t BEGIN SELECT old.b; END;
--- becomes
CREATE TABLE t (id INTEGER PRIMARY KEY, b TEXT COLLATE NOCASE);
CREATE VIEW v AS SELECT b FROM t;
CREATE TRIGGER tr AFTER UPDATE OF b ON t BEGIN SELECT new.b; END;
--- renames
t.a=b

### a table takes the name of one that goes, with keys and triggers on both
CREATE TABLE a (id INTEGER PRIMARY KEY, x TEXT);
CREATE TABLE b (id INTEGER PRIMARY KEY AUTOINCREMENT, y TEXT UNIQUE);
CREATE TABLE c (id INTEGER PRIMARY KEY, b INTEGER REFERENCES b (id) ON DELETE CASCADE);
CREATE TRIGGER ta AFTER INSERT ON a BEGIN UPDATE b SET y = 'x'; END;
CREATE TRIGGER tb AFTER INSERT ON b BEGIN DELETE FROM a; END;
CREATE VIEW v AS SELECT x, y FROM a, b;
CREATE VIEW w AS SELECT y FROM v;
CREATE INDEX bi ON b (lower(y));
--- rows
INSERT INTO a VALUES (4, 'four');
--- becomes
CREATE TABLE b (id INTEGER PRIMARY KEY, x TEXT);
CREATE TABLE c (id INTEGER PRIMARY KEY, b INTEGER REFERENCES b (id) ON DELETE SET NULL);
CREATE TRIGGER tb AFTER INSERT ON b BEGIN DELETE FROM b; END;
CREATE VIEW v AS SELECT x FROM b;
CREATE VIEW w AS SELECT x FROM v;
CREATE INDEX bi ON b (upper(x));
--- renames
a=b

### a name in other letters takes that of what goes
CREATE TABLE one (id INTEGER PRIMARY KEY, a TEXT, "B" TEXT);
CREATE TABLE "Two" (id INTEGER PRIMARY KEY, z TEXT);
--- becomes
CREATE TABLE two (id INTEGER PRIMARY KEY, b TEXT);
--- renames
one=two
one.a=b

### another column numbers the rows, without autoincrement as ever
CREATE TABLE t (x INTEGER PRIMARY KEY, y INT);
CREATE TABLE u (x INTEGER PRIMARY KEY AUTOINCREMENT, y INT);
--- becomes
CREATE TABLE t (y INTEGER PRIMARY KEY);
CREATE TABLE u (y INTEGER PRIMARY KEY AUTOINCREMENT);

### columns called as the rowid is
CREATE TABLE t (a TEXT, rowid INT, oid TEXT);
CREATE TABLE u (a TEXT);
CREATE INDEX u_a ON u (a);
--- becomes
CREATE TABLE t (a TEXT, _RowId_ INT);
CREATE TABLE u (a TEXT, rowid INT, "OID" TEXT DEFAULT 'o');
CREATE INDEX u_a ON u (a, rowid);
--- rows
INSERT INTO u VALUES ('u');

### foreign keys to what is no key
CREATE TABLE a (x INTEGER, y TEXT);
CREATE TABLE b (x INTEGER REFERENCES a (x), z TEXT);
CREATE TABLE c (id INTEGER PRIMARY KEY, b_id INTEGER REFERENCES c (id));
--- becomes
CREATE TABLE a (x INTEGER, y INTEGER NOT NULL);
CREATE TABLE b (x INTEGER REFERENCES a (x), z TEXT UNIQUE, y INTEGER REFERENCES a (y));
CREATE TABLE c (id INTEGER PRIMARY KEY, b_id INTEGER NOT NULL REFERENCES c (id));
--- rows
INSERT INTO a VALUES (1, '1'); INSERT INTO c VALUES (1, 1);

### names with schema and table in expressions
CREATE TABLE t (a INT, CHECK (main.t.a > 0 AND t."a" < 9));
--- becomes
CREATE TABLE t (a INT NOT NULL, CHECK (main . t.a > 1));
--- rows
INSERT INTO t (a) VALUES (2);

### strings in double quotes
CREATE TABLE t (a TEXT, b TEXT, CHECK (a <> "null" AND a <> "it's"));
CREATE INDEX t_b ON t (b) WHERE a <> "x";
CREATE INDEX t_one ON t ("one");
--- becomes
CREATE TABLE t (a TEXT NOT NULL, b TEXT, CHECK (a <> "none"), CHECK (a <> 'null'));
CREATE INDEX t_b ON t (a) WHERE "a" <> "y" AND rowid > 0;
--- rows
INSERT INTO t VALUES ('a', 'b');

### names change by case under views and triggers that say them as before
CREATE TABLE t (k INTEGER, v TEXT);
CREATE TABLE Old (k INTEGER);
CREATE VIEW seen AS SELECT k, v FROM t;
CREATE VIEW olds AS SELECT k FROM Old;
CREATE TRIGGER g INSTEAD OF DELETE ON seen BEGIN DELETE FROM t WHERE k = OLD.k; END;
--- becomes
CREATE TABLE t (K INTEGER, v TEXT);
CREATE TABLE old (k INTEGER);
CREATE VIEW seen AS SELECT k, v FROM t;
CREATE VIEW olds AS SELECT k FROM Old;
CREATE TRIGGER g INSTEAD OF DELETE ON seen BEGIN DELETE FROM t WHERE k = OLD.k; END;
--- rows
INSERT INTO t VALUES (1, 'a'); INSERT INTO Old VALUES (2);
