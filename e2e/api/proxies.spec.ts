import { readFileSync } from "node:fs";
import { expect, test } from "@/e2e/fixtures";
import { DOCUMENTED_HOST as HOST, installProxy, PROXIES, startProxy } from "@/scripts/test/proxies";

for (const proxy of PROXIES)
  test(`behind the documented ${proxy.name}, the product works and /metrics is closed`, async ({
    playwright,
    demo,
  }) => {
    const text = readFileSync(proxy.file, "utf8");
    // What the file must contain, even if no proxy can run here.
    for (const part of ["/metrics", "404", "gzip", "4", "127.0.0.1:3000", HOST]) expect(text).toContain(part);
    if (!installProxy(proxy.name)) {
      console.log(`${proxy.name} is not installed and can't be: only its file was checked.`);
      return;
    }
    const running = await startProxy(proxy, [`127.0.0.1:${new URL(demo.url).port}`]);
    // Only a browser rule resolves the name, not Node.
    const browser = await playwright.chromium.launch({
      executablePath: process.env.CHROMIUM_PATH,
      args: ["--no-sandbox", `--host-resolver-rules=MAP ${HOST} 127.0.0.1`],
    });
    try {
      const context = await browser.newContext({ ignoreHTTPSErrors: true });
      const page = await context.newPage();
      const origin = `https://${HOST}:${running.port}`;
      await expect
        .poll(() =>
          page.goto(`${origin}/api/health`).then(
            (answer) => answer?.status(),
            () => 0,
          ),
        )
        .toBe(200);
      // A page that may call its own origin, because the policy of a JSON response allows nothing.
      await page.goto(`${origin}/sign-in`);
      const sent = (target: string, init: { method?: string; size?: number } = {}) =>
        page.evaluate(
          async ([address, method, size]) => {
            const body = size ? "x".repeat(size) : undefined;
            const answer = await fetch(address, { method, body });
            return {
              status: answer.status,
              encoding: answer.headers.get("content-encoding"),
              text: await answer.text(),
            };
          },
          [origin + target, init.method ?? "GET", init.size ?? 0] as const,
        );
      expect((await sent("/metrics")).status).toBe(404);
      // Signed out, and recognized as from our own page: 401 or an input error, not 403.
      expect((await sent("/api/auth/confirm", { method: "POST", size: 10 })).status).toBe(400);
      expect((await sent("/api/auth/confirm", { method: "POST", size: 70_000 })).status).toBe(413);
      const document = await sent("/api/v1/openapi.json");
      expect(document.status).toBe(200);
      expect(document.encoding).not.toBeNull();
    } finally {
      await browser.close();
      running.stop();
    }
  });
