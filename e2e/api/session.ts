import type { APIRequestContext, PlaywrightWorkerArgs } from "@playwright/test";
import type { Demo } from "@/e2e/demo";

/** Requests like those of the dashboard's own pages, with their origin. */
export const signedOut = (playwright: PlaywrightWorkerArgs["playwright"], demo: Demo): Promise<APIRequestContext> =>
  playwright.request.newContext({ baseURL: demo.url, extraHTTPHeaders: { Origin: new URL(demo.url).origin } });

/** The same with a session, started like by the sign-in form. @throws Error if the account is refused */
export async function signedInAs(
  playwright: PlaywrightWorkerArgs["playwright"],
  demo: Demo,
  { email, password }: { email: string; password: string },
): Promise<APIRequestContext> {
  const context = await signedOut(playwright, demo);
  const { csrfToken } = await (await context.get("/api/auth/csrf")).json();
  const answer = await context.post("/api/auth/callback/credentials", {
    form: { csrfToken, email, password, json: "true", callbackUrl: demo.url },
  });
  const session = await (await context.get("/api/auth/session")).json();
  if (!session.userId) throw new Error(`${email} cannot sign in: ${answer.status()} ${await answer.text()}`);
  return context;
}

/**
 * Requests of a visitor who opened a shared report with its password. They present what they have wherever a session or a
 * key could be.
 */
export async function reportReader(
  playwright: PlaywrightWorkerArgs["playwright"],
  demo: Demo,
): Promise<APIRequestContext> {
  const owner = await signedInAs(playwright, demo, demo);
  const { rows } = await (await owner.get("/api/dashboard/videos?per_page=1")).json();
  const report = { title: "For one reader", of: "video", ids: [rows[0].id], password: "autumn-2026" };
  const created = await owner.post("/api/dashboard/reports", { data: report });
  if (created.status() !== 201) throw new Error(`the report wasn't created: ${await created.text()}`);
  const { url } = await created.json();
  await owner.dispose();
  const visitor = await signedOut(playwright, demo);
  const form = { password: report.password };
  const unlocked = await visitor.post(`${url}/unlock`, { form, maxRedirects: 0 });
  const proof = /clipscope-report=([^;]+)/.exec(unlocked.headers()["set-cookie"] ?? "")?.[1];
  if (!proof) throw new Error(`the report stayed locked: ${unlocked.status()}`);
  await visitor.dispose();
  const token = new URL(url).pathname.split("/").at(-1);
  return playwright.request.newContext({
    baseURL: demo.url,
    extraHTTPHeaders: {
      Origin: new URL(demo.url).origin,
      Cookie: `clipscope-report=${proof}; next-auth.session-token=${token}`,
      Authorization: `Bearer ${token}`,
    },
  });
}
