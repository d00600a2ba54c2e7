/** Exits with 0 if the web server of this container can serve requests; HEALTHCHECK of the Dockerfile. */
const port = process.env.PORT || "3000";
const isWell = await fetch(`http://127.0.0.1:${port}/api/health`, { signal: AbortSignal.timeout(4_000) }).then(
  ({ ok }) => ok,
  () => false,
);
process.exit(isWell ? 0 : 1);
