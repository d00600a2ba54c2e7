// Preloaded into every child of a start, so that the children end by themselves if the start is killed before it can
// stop them.
const EXIT_TIMEOUT_MS = 5_000;

process.once("disconnect", () => {
  setTimeout(() => process.exit(1), EXIT_TIMEOUT_MS).unref();
  process.kill(process.pid, "SIGTERM");
});
// The open channel alone must not keep an idle process running.
process.channel?.unref();
