import { readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";

const Account = z.object({ email: z.string(), password: z.string() });
const DemoSchema = Account.extend({
  url: z.url(),
  admin: Account,
  members: z.object({ manager: Account, member: Account, viewer: Account }),
  keys: z.object({ full: z.string(), noCredits: z.string(), schedules: z.string(), readOnly: z.string() }),
  sandboxUrl: z.url(),
});
/** What the first start of the product under test stored. */
export type Demo = z.infer<typeof DemoSchema>;

/** From the product that `npm test` started, otherwise from one started by `npm start`. */
export function readDemo(): Demo {
  const file = process.env.DEMO_FILE || path.join(process.env.DATA_DIR || ".data", "demo.json");
  try {
    return DemoSchema.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch (error) {
    throw new Error(`No usable ${file}: run "npm start" first. (${error instanceof Error ? error.message : error})`);
  }
}
