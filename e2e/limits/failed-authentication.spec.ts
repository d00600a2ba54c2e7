import { expect, test } from "@/e2e/fixtures";

test("limits failures from one address, but not valid keys from it", async ({ request, apiAs, demo }) => {
  const headers = { "X-API-Key": "cs_live_wrong" };
  let response = await request.get("/api/v1/usage", { headers });
  for (let n = 0; n < 110 && response.status() === 401; n++) response = await request.get("/api/v1/usage", { headers });
  expect(response.status()).toBe(429);
  expect(await response.json()).toEqual({ error: "Rate limit exceeded", limit: 100, reset: expect.any(Number) });
  expect(Number(response.headers()["retry-after"])).toBeGreaterThan(0);
  const forged = { ...headers, "X-Forwarded-For": "9.9.9.9", "X-Clipscope-Peer": "9.9.9.9" };
  expect((await request.get("/api/v1/usage", { headers: forged })).status()).toBe(429);
  expect((await (await apiAs(demo.keys.full)).get("/api/v1/usage")).status()).toBe(200);
  expect((await request.get("/api/v1/usage")).status()).toBe(401);
});
