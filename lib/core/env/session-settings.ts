/**
 * PostgreSQL settings that change how values are written, parsed or compared, or what a statement may do. Every
 * connection sets them when it opens, which overrides the settings of the role, the database and the server's
 * configuration file (`ALTER ROLE … SET DateStyle = 'German'` would otherwise change our results). Names and values as
 * in `pg_settings`.
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
  // Resolves unqualified names: a schema with the role's name must not come first.
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
  // Idle pool connections are normal, and closing the executor's would release the lock that makes it the leader.
  idle_session_timeout: "0",
};
