import { z } from "zod";
import { env } from "@/lib/core/env";
import { describeFailure } from "@/scripts/failure";
import { createDemo } from "@/scripts/start/demo-data";

/** Writes demo data into DATABASE_URL. Its argument is a `DemoTarget` as JSON. */
const Target = z.object({ dataDir: z.string(), url: z.string(), sandboxUrl: z.string() });
try {
  await createDemo(env().DATABASE_URL, Target.parse(JSON.parse(process.argv[2] ?? "")));
} catch (error) {
  console.error(describeFailure(error));
  process.exitCode = 1;
}
