-- before
CREATE DOMAIN counted AS integer DEFAULT 3;
CREATE TABLE a (x counted, y counted DEFAULT NULL, n numeric DEFAULT 0, m numeric DEFAULT 1.50, k numeric(8,2) DEFAULT 1.00);
-- after
CREATE DOMAIN counted AS integer DEFAULT 3;
CREATE TABLE a (x counted DEFAULT NULL, y counted, n numeric DEFAULT 0.00, m numeric DEFAULT -1.5, k numeric(8,2) DEFAULT 1);
CREATE TABLE b (x counted DEFAULT NULL, n numeric DEFAULT '-2.0');
