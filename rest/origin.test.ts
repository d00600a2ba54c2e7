import { expect, test, vi } from "vitest";
import { originOf } from "@/rest/origin";

test.each([
  [{ host: "api.example.test", "x-forwarded-proto": "https" }, "https://api.example.test"],
  [{ host: "127.0.0.1:3000" }, "http://127.0.0.1:3000"],
  [{ host: "[::1]:3000" }, "http://[::1]:3000"],
  [{ host: "a:99999" }, "http://localhost:3000"],
  [{}, "http://localhost:3000"],
])("%j is %s", (headers, origin) => expect(originOf(new Headers(headers))).toBe(origin));

test("with APP_URL, links start with it, no matter which internal name a proxy passes on", async () => {
  vi.resetModules();
  vi.stubEnv("APP_URL", "https://clips.example.com");
  try {
    const { originOf: fresh } = await import("@/rest/origin");
    const { pageUrl } = await import("@/rest/client-address");
    for (const host of ["127.0.0.1:3000", "clips.example.com", "evil.example"]) {
      const headers = { host, "x-forwarded-proto": "http" };
      expect(fresh(new Headers(headers))).toBe("https://clips.example.com");
      const asked = {
        headers: new Headers(headers),
        origin: `http://${host}`,
        path: "/api/v1/channels/search",
        search: "?username=a",
      };
      expect(pageUrl(asked, 2)).toBe("https://clips.example.com/api/v1/channels/search?username=a&page=2");
    }
  } finally {
    vi.unstubAllEnvs();
  }
});
