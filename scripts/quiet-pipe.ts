/**
 * Imported first by every script, because its output may be piped. A reader that closes the pipe early (`| head -1`) is
 * not an error: a script that cleans up on SIGTERM does so, any other one ends.
 */
let isClosed = false;
for (const stream of [process.stdout, process.stderr])
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    if (isClosed) return;
    isClosed = true;
    if (!process.emit("SIGTERM", "SIGTERM")) process.exit(process.exitCode ?? 0);
  });
