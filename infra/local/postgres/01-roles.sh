#!/bin/sh
# The owner of the tables, for migrations alone; the application's role, which owns nothing and
# cannot pass row-level security; the database and its extensions.
set -eu
psql -v ON_ERROR_STOP=1 --username postgres \
  -v owner_password="$MI_OWNER_PASSWORD" -v app_password="$MI_APP_PASSWORD" <<'SQL'
CREATE ROLE mi_owner LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD :'owner_password';
CREATE ROLE mi_app LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD :'app_password';
CREATE DATABASE miinventario OWNER mi_owner;
\connect miinventario
CREATE EXTENSION IF NOT EXISTS pgcrypto;
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS citext;
CREATE EXTENSION IF NOT EXISTS btree_gin;
CREATE EXTENSION IF NOT EXISTS pg_stat_statements;
SQL
