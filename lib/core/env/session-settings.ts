/**
 * Settings of PostgreSQL that change how values are written, read or compared, or what a statement may do. Every
 * connection sets them at its start, where they win over what a role, a database or the server's file says
 * (`ALTER ROLE … SET DateStyle = 'German'` would otherwise reach our results). Names and values as `pg_settings` has them.
 */
export const SESSION_SETTINGS: Readonly<Record<string, string>> = {
  client_encoding: "UTF8",
  DateStyle: "ISO, MDY",
  IntervalStyle: "postgres",
  TimeZone: "UTC",
  timezone_abbreviations: "Default",
  bytea_output: "hex",
  extra_float_digits: "1",
  lc_monetary: "C",
  lc_numeric: "C",
  lc_time: "C",
  xmlbinary: "base64",
  xmloption: "content",
  // What an unqualified name means: a schema named like the role must not come first.
  search_path: "public",
  standard_conforming_strings: "on",
  array_nulls: "on",
  transform_null_equals: "off",
  default_text_search_config: "pg_catalog.simple",
  gin_fuzzy_search_limit: "0",
  row_security: "on",
  default_transaction_isolation: "read committed",
  default_transaction_read_only: "off",
  default_transaction_deferrable: "off",
  // An idle connection of a pool is no fault, and with the executor's goes the lock that makes it the leader.
  idle_session_timeout: "0",
};
