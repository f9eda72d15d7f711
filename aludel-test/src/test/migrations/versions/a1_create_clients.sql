-- Create clients
-- revision: a1

-- upgrade
CREATE TABLE clients (id integer PRIMARY KEY, name varchar(100) NOT NULL);

-- downgrade
DROP TABLE clients;
