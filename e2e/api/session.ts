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
