// Preloaded into every child of a start: when the start is killed without a chance to stop its children, they end by themselves.
const EXIT_TIMEOUT_MS = 5_000;

process.once("disconnect", () => {
  setTimeout(() => process.exit(1), EXIT_TIMEOUT_MS).unref();
  process.kill(process.pid, "SIGTERM");
});
// The open channel alone must not keep a process that has nothing left to do.
process.channel?.unref();
