import { readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { startProduct } from "@/scripts/test/product";

const Account = z.object({ email: z.string(), password: z.string() });
const Demo = Account.extend({ url: z.url(), admin: Account });
export type Demo = z.infer<typeof Demo>;

/** Starts the product with separate demo data under `.data/<name>`, runs the work, and stops it. */
export async function withProduct(name: string, work: (demo: Demo) => Promise<void>): Promise<void> {
  const root = process.cwd();
  const over = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => over.abort());
  const product = await startProduct(root, path.join(root, ".data", name), over.signal);
  try {
    const demo = Demo.parse(JSON.parse(await readFile(product.demoFile, "utf8")));
    await work({ ...demo, url: product.url });
    await product.stop();
  } finally {
    await product.destroy();
  }
}
