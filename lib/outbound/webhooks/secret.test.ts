import { afterEach, expect, test } from "vitest";
import { env } from "@/lib/core/env";
import { decryptSecret, encryptSecret, generateSecret } from "@/lib/outbound/webhooks/secret";

const original = env().NEXTAUTH_SECRET;
afterEach(() => {
  env().NEXTAUTH_SECRET = original;
});

test("secrets are random, have the documented form, and decrypt to the original", () => {
  const secret = generateSecret();
  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  expect(generateSecret()).not.toBe(secret);
  const kept = encryptSecret(secret, "one");
  expect(kept).not.toContain(secret.slice("whsec_".length));
  expect(encryptSecret(secret, "one")).not.toBe(kept);
  expect(decryptSecret(kept, "one")).toBe(secret);
});

test("does not decrypt a secret that was modified or belongs to another endpoint or key", () => {
  const kept = encryptSecret(generateSecret(), "one");
  const [form, nonce, tag, text = ""] = kept.split(".");
  const changed = [form, nonce, tag, (text.startsWith("A") ? "B" : "A") + text.slice(1)].join(".");
  expect(decryptSecret(changed, "one")).toBeNull();
  expect(decryptSecret(kept, "two")).toBeNull();
  expect(decryptSecret("", "one")).toBeNull();
  env().NEXTAUTH_SECRET = "another-secret-of-at-least-32-characters";
  expect(decryptSecret(kept, "one")).toBeNull();
});

test("without a key, nothing is stored in plain text", () => {
  env().NEXTAUTH_SECRET = undefined;
  expect(() => encryptSecret(generateSecret(), "one")).toThrow("NEXTAUTH_SECRET is not set");
});
