import { expect, test } from "vitest";
import { originOf } from "@/lib/http/origin";

test.each([
  [{ host: "api.example.test", "x-forwarded-proto": "https" }, "https://api.example.test"],
  [{ host: "127.0.0.1:3000" }, "http://127.0.0.1:3000"],
  [{ host: "[::1]:3000" }, "http://[::1]:3000"],
  [{ host: "a:99999" }, "http://localhost:3000"],
  [{}, "http://localhost:3000"],
])("%j is %s", (headers, origin) => expect(originOf(new Headers(headers))).toBe(origin));
