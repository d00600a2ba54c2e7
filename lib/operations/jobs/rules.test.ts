import { expect, test } from "vitest";
import { errorSummary, formatSchedule } from "@/lib/operations/jobs/rules";

test.each([
  ["* * * * *", "every minute"],
  ["*/10 * * * *", "every 10 minutes"],
  ["7 * * * *", "hourly at :07"],
  ["41 3 * * *", "daily at 03:41 UTC"],
  [null, "triggered by another job"],
])("schedule label of %s", (cron, words) => {
  expect(formatSchedule(cron)).toBe(words);
});

test.each([
  [{ name: "Error", message: "The clock stands still", stack: "Error: at /srv/app/x.ts:1" }, "The clock stands still"],
  [{ message: "First line\n    at run (/srv/app/lib/x.ts:1:2)" }, "First line"],
  [{ message: 'Failed query: insert into "users" values ($1)\nparams: ada@example.org' }, /^The database rejected/],
  [{ message: "connect to postgres://ada:hunter2@db.example:5432/x failed" }, "connect to (address) failed"],
  [{ message: "key=AIzaSyD-1234567890 was refused" }, "key=(secret) was refused"],
  [{ message: 'bad header "Authorization: Bearer eyJhbGciOi.abc"' }, /^bad header "Authorization: \(secret\)/],
  [{ message: "cs_live_abcdefgh and whsec_12345" }, "(secret) and (secret)"],
  [{ message: "No mail to ada.walker@example.org" }, "No mail to (email)"],
  [{ message: "ENOENT: no such file, open /srv/secret/place.json" }, "ENOENT: no such file, open (file)"],
  [{ name: "Error" }, "It failed without an error message"],
  ["a mere text", "a mere text"],
  [null, null],
])("error text without sensitive data: %j", (error, words) => {
  if (words instanceof RegExp) expect(errorSummary(error)).toMatch(words);
  else expect(errorSummary(error)).toBe(words);
  expect(errorSummary(error) ?? "").not.toMatch(/hunter2|AIza|eyJ|ada|\/srv/);
});

test("truncates a long error", () => {
  expect(errorSummary({ message: "very ".repeat(200) })).toHaveLength(201);
});
