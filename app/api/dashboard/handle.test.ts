import { describe, expect, it } from "vitest";
import { handle } from "@/app/api/dashboard/handle";

const HOST = "app.example.org";

async function send(method: string, path: string, headers: Record<string, string> = {}) {
  const response = await handle(
    new Request(`http://${HOST}/api/dashboard${path}`, { method, headers: { host: HOST, ...headers } }),
  );
  const text = await response.text();
  return { status: response.status, allow: response.headers.get("allow"), body: text && JSON.parse(text) };
}

describe("a request without an endpoint", () => {
  it.each(["GET", "POST", "OPTIONS"])("%s is 404 for an unknown path", async (method) => {
    expect(await send(method, "/nothing")).toEqual({ status: 404, allow: null, body: { error: "Not found" } });
  });

  it("is 405 with the path's methods", async () => {
    expect(await send("DELETE", "/videos")).toEqual({
      status: 405,
      allow: "GET, HEAD, POST, OPTIONS",
      body: { error: "Method not allowed" },
    });
    expect(await send("HEAD", "/videos/stop")).toMatchObject({ status: 405, allow: "POST, OPTIONS" });
  });

  it("returns the path's methods for OPTIONS", async () => {
    expect(await send("OPTIONS", "/channels/abc")).toEqual({
      status: 204,
      allow: "GET, HEAD, PUT, DELETE, OPTIONS",
      body: "",
    });
  });
});

it("rejects a change from another origin before anything else", async () => {
  for (const [method, path] of [
    ["POST", "/videos"],
    ["POST", "/organization/switch"],
    ["DELETE", "/keys/abc"],
  ] as const)
    expect(await send(method, path, { origin: "https://evil.example" })).toMatchObject({ status: 403 });
});
