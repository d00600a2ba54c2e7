import { describe, expect, it } from "vitest";
import { MINUTE_MS } from "@/lib/core/time/unit-rules";
import { endIntent, intentKey } from "./intents";

describe("idempotency keys", () => {
  it("returns the same key for a request without a response", () => {
    const key = intentKey("POST /a {1}", 0);
    expect(key).toMatch(/^[0-9a-f]{32}$/);
    expect(intentKey("POST /a {1}", 9 * MINUTE_MS)).toBe(key);
    // Counted from the last attempt.
    expect(intentKey("POST /a {1}", 18 * MINUTE_MS)).toBe(key);
  });

  it("returns a new key for another request, and for the same one after a success or ten minutes", () => {
    const key = intentKey("POST /b {1}", 0);
    expect(intentKey("POST /b {2}", 0)).not.toBe(key);
    endIntent("POST /b {1}", key);
    const next = intentKey("POST /b {1}", 0);
    expect(next).not.toBe(key);
    expect(intentKey("POST /b {1}", 10 * MINUTE_MS)).not.toBe(next);
  });

  it("does not end an intent that started later", () => {
    const first = intentKey("POST /c", 0);
    const second = intentKey("POST /c", 11 * MINUTE_MS);
    endIntent("POST /c", first);
    expect(intentKey("POST /c", 12 * MINUTE_MS)).toBe(second);
  });

  it("drops the oldest of many", () => {
    const oldest = intentKey("POST /d 0", 0);
    for (let n = 1; n <= 200; n++) intentKey(`POST /d ${n}`, 0);
    expect(intentKey("POST /d 0", 0)).not.toBe(oldest);
  });
});
