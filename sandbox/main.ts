import { startSandbox } from "./server";

const port = Number(process.env.PORT || 3001);
const sandbox = await startSandbox({ port, host: process.env.HOST || "127.0.0.1" });
console.log(`sandbox platform listening on ${sandbox.url}`);

for (const signal of ["SIGTERM", "SIGINT"] as const)
  process.once(signal, async () => {
    await sandbox.close();
    process.exit(0);
  });
