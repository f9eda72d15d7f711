CREATE TABLE bx_{n} (whole {t});
