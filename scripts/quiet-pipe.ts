/**
 * Imported first by every script, because people pipe its output. A reader that has seen enough (`| head -1`) is not an
 * error: a script that cleans up on SIGTERM does so now, any other ends.
 */
let isClosed = false;
for (const stream of [process.stdout, process.stderr])
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    if (isClosed) return;
    isClosed = true;
    if (!process.emit("SIGTERM", "SIGTERM")) process.exit(process.exitCode ?? 0);
  });
