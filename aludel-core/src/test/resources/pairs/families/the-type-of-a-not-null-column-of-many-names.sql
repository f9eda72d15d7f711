-- since: 18
-- before
CREATE TYPE mood AS ENUM ('glad', 'sad', 'odd');
CREATE TABLE p (k integer, d integer NOT NULL, e integer CONSTRAINT e_there NOT NULL, m mood NOT NULL, f integer PRIMARY KEY);
CREATE TABLE c (d integer NOT NULL, e integer CONSTRAINT e_here NOT NULL, m mood CONSTRAINT m_here NOT NULL, f integer CONSTRAINT f_here NOT NULL) INHERITS (p);
CREATE TABLE b (CONSTRAINT d_below NOT NULL d) INHERITS (c);
CREATE TABLE o () INHERITS (p);
CREATE TABLE own (d integer CONSTRAINT d_own NOT NULL NO INHERIT);
CREATE TABLE heir (d integer NOT NULL) INHERITS (own);
CREATE TABLE heirs_heir (d integer CONSTRAINT d_last NOT NULL) INHERITS (heir);
INSERT INTO b VALUES (1, 2, 3, 'glad', 4);
INSERT INTO p VALUES (1, 2, 3, 'sad', 4);
-- after
CREATE TYPE mood AS ENUM ('glad', 'sad');
CREATE TABLE p (k integer, d bigint NOT NULL, e bigint CONSTRAINT e_there NOT NULL, m mood NOT NULL, f bigint PRIMARY KEY);
CREATE TABLE c (d bigint NOT NULL, e bigint CONSTRAINT e_here NOT NULL, m mood CONSTRAINT m_here NOT NULL, f bigint CONSTRAINT f_here NOT NULL) INHERITS (p);
CREATE TABLE b (CONSTRAINT d_below NOT NULL d) INHERITS (c);
CREATE TABLE o () INHERITS (p);
CREATE TABLE own (d bigint CONSTRAINT d_own NOT NULL NO INHERIT);
CREATE TABLE heir (d bigint NOT NULL) INHERITS (own);
CREATE TABLE heirs_heir (d bigint CONSTRAINT d_last NOT NULL) INHERITS (heir);
