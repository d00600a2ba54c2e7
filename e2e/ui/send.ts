import type { Page } from "@playwright/test";

/** Sends what the page's own client sends. */
export const send = (page: Page, method: string, path: string, body: unknown) =>
  page.evaluate(
    async (call) => {
      const headers = { "content-type": "application/json", "idempotency-key": crypto.randomUUID() };
      const answer = await fetch(`/api/dashboard/${call.path}`, {
        method: call.method,
        headers,
        body: JSON.stringify(call.body),
      });
      return { status: answer.status, body: await answer.json() };
    },
    { method, path, body },
  );
