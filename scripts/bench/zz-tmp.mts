import { withScratchDatabase } from "/work/main/scripts/postgres/scratch.ts";
import { openDatabase } from "/work/main/db/client.ts";
await withScratchDatabase(async (url: string) => {
  Object.assign(process.env, { DATABASE_URL: url, LOG_LEVEL: "warn" });
  const { benchRequests } = await import("/work/main/scripts/bench/requests.ts");
  const h = openDatabase(url, 4);
  for (let i = 0; i < 2; i++) for (const m of await benchRequests(h)) console.log(m, "ratio", (m.ours / m.bare).toFixed(3));
  await h.close();
});
