#!/bin/sh
# The whole path of an application: developed on SQLite with rows, then PostgreSQL with the same rows, ready to go live.
#
#   GOBLIN_OWNER_URL   the database on the server, as the role that owns it
#   GOBLIN_APP_URL     the same, as the role that the application logs in with: a member of goblin_app
#   GOBLIN_SCALE       how many times 20 users are made (1)
#   GOBLIN_KEY, …_ID   what providers' keys are encrypted with; a new key where it is not set
#
# Passwords are best in ~/.pgpass or in a file that PGPASSFILE names. The argument is the folder of the SQLite file.
set -eu

cd "$(dirname "$0")"
: "${GOBLIN_OWNER_URL:?is not set: postgresql://goblin_owner@db.example.com/goblin}"
: "${GOBLIN_APP_URL:?is not set: postgresql://goblin@db.example.com/goblin}"
folder=${1:-target/path}
laptop=sqlite:///$folder/goblin.db
scale=${GOBLIN_SCALE:-1}

if [ -e "$folder/goblin.db" ]; then
  echo "path.sh: $folder/goblin.db is there already. Delete it, or name another folder." >&2
  exit 2
fi

# The classes of the model, and of the program that makes the rows.
if [ -z "${GOBLIN_CLASSPATH-}" ]; then
  (cd ../.. && mvn -q -B -Dstyle.color=never -pl examples/goblin-assistant -am \
    -Dmaven.test.skip=true -Daludel.archives.skip=true package)
  GOBLIN_CLASSPATH=target/classes:target/lib/*
fi
command -v aludel >/dev/null || PATH=$(cd ../.. && pwd):$PATH

if [ -z "${GOBLIN_KEY-}" ]; then
  GOBLIN_KEY=$(openssl rand -base64 32)
  GOBLIN_KEY_ID=path
fi
export GOBLIN_KEY GOBLIN_KEY_ID

run() {
  printf '\n$ %s\n' "$*"
  "$@" 2>&1
}

sample_data() {
  java -cp "$GOBLIN_CLASSPATH" dev.aludel.examples.goblin.sample.SampleData "$@"
}

echo "# On the laptop"
mkdir -p "$folder"
export DATABASE_URL="$laptop"
run aludel upgrade head
run aludel check
run aludel test
run sample_data --scale "$scale"

printf '\n# On the server, as its owner\n'
DATABASE_URL=$GOBLIN_OWNER_URL
run aludel upgrade head
run aludel check
run aludel copy "$laptop" database
run aludel verify "$laptop" database

printf '\n# Before going live, as the application\n'
DATABASE_URL=$GOBLIN_APP_URL
export DB_POOL_SIZE=20 DB_MAX_OVERFLOW=40 DB_COMMAND_TIMEOUT=30 DB_CONNECT_TIMEOUT=10
run aludel doctor --checklist
