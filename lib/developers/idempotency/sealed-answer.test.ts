import { expect, test } from "vitest";
import { openAnswer, sealAnswer } from "@/lib/developers/idempotency/sealed-answer";

const request = { organizationId: 1, method: "POST", path: "/api/v1/reports", key: "a", bodyHash: "b" };
const answer = { id: "cm8", url: "https://clipscope.example/r/kq2Wc0xG7oZ3nUu5yTf1Lw" };

test("a kept answer hides its secret, and is the same when it is replayed", () => {
  const stored = sealAnswer(request, answer);
  expect(JSON.stringify(stored)).not.toContain("kq2Wc0xG7oZ3nUu5yTf1Lw");
  expect(openAnswer(request, JSON.parse(JSON.stringify(stored)))).toEqual(answer);
});

test("a kept answer can't be read from another request's row, and neither can a plain one", () => {
  const stored = sealAnswer(request, answer);
  expect(() => openAnswer({ ...request, key: "c" }, stored)).toThrow("can't be decrypted");
  expect(() => openAnswer(request, answer)).toThrow("can't be decrypted");
});
