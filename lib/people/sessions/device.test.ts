import { expect, it } from "vitest";
import { knownDevice, rememberDevice } from "@/lib/people/sessions/device";
import { deviceName } from "@/lib/people/sessions/device-name";

it("recognizes a browser only for the accounts that signed in with it", () => {
  const first = rememberDevice(undefined, "ada");
  const id = knownDevice(first, "ada");
  expect(id).toMatch(/^[\w-]{22}$/);
  expect(knownDevice(first, "eve")).toBeNull();
  const both = rememberDevice(first, "eve");
  expect([knownDevice(both, "ada"), knownDevice(both, "eve")]).toEqual([id, id]);
  expect(rememberDevice(both, "eve")).toBe(both);
});

it("keeps the five newest accounts", () => {
  let cookie: string | undefined;
  for (let n = 0; n < 7; n++) cookie = rememberDevice(cookie, `person ${n}`);
  expect([0, 1, 2, 6].map((n) => knownDevice(cookie, `person ${n}`) !== null)).toEqual([false, false, true, true]);
});

it.each([
  undefined,
  "",
  "x",
  "a".repeat(22),
  `${"a".repeat(22)}.${"b".repeat(43)}`,
  `${"é".repeat(22)}.${"b".repeat(43)}`,
])("rejects %j and starts a new cookie", (cookie) => {
  expect(knownDevice(cookie, "ada")).toBeNull();
  expect(knownDevice(rememberDevice(cookie, "ada"), "ada")).not.toBeNull();
});

it("rejects a signature moved to another browser's ID", () => {
  const cookie = rememberDevice(undefined, "ada");
  expect(knownDevice(`${"a".repeat(22)}${cookie.slice(22)}`, "ada")).toBeNull();
});

it.each([
  [
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36",
    "Chrome on macOS",
  ],
  ["Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0", "Firefox on Linux"],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1",
    "Safari on iOS",
  ],
  ["curl/8.5.0", "curl"],
  ["my-script 1.0", "my-script"],
  ["<script>", "Unknown device"],
  ["", "Unknown device"],
  [null, "Unknown device"],
])("describes %j", (agent, words) => {
  expect(deviceName(agent)).toBe(words);
});
