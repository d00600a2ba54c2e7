import { expect, test } from "vitest";
import type { Report } from "@/lib/insight/reports/schemas";
import { fieldOf, newValues, termsOf, valuesOf } from "./form-values";

const REPORT: Report = {
  id: "cm8report456",
  title: "Autumn launch",
  of: "campaign",
  ids: ["cm7campaign123"],
  sections: ["figures", "chart"],
  mode: "live",
  at: null,
  has_password: true,
  expires_at: "2026-12-31T10:00:30.500Z",
  shows_money: true,
  status: "active",
  views: 17,
  schedule: "weekly",
  recipients: ["dana@example.com"],
  next_send_at: "2026-09-07T06:00:00.000Z",
  last_sent_at: null,
  created_at: "2026-09-01T09:30:00.000Z",
};
const edited = (change: object) => termsOf({ ...valuesOf(REPORT, "UTC"), ...change }, "UTC", REPORT);

test("a new report has the usual sections and shows no money", () => {
  expect(termsOf(newValues("Launch"), "UTC")).toEqual({
    title: "Launch",
    sections: ["figures", "chart", "videos", "leaderboard"],
    shows_money: false,
  });
});

test("a title that is too long for a report is cut between characters", () => {
  const { title } = newValues(`${"a".repeat(98)}🍂🍂`);
  expect(title).toBe(`${"a".repeat(98)}…`);
  expect(newValues(" Two\nlines ").title).toBe("Two lines");
});

test("what is saved unchanged keeps password, expiry, schedule and recipients", () => {
  expect(edited({})).toEqual({ title: "Autumn launch", sections: ["figures", "chart"], shows_money: true });
});

test("a password is removed, replaced or kept", () => {
  expect(edited({ has_password: false })).toMatchObject({ password: null });
  expect(edited({ password: "winter-2026" })).toMatchObject({ password: "winter-2026" });
  expect(edited({})).not.toHaveProperty("password");
});

test("a password that is asked for and missing is sent, so that it is refused", () => {
  expect(termsOf({ ...newValues("Launch"), has_password: true }, "UTC")).toMatchObject({ password: "" });
});

test("an expiry is in the reader's time zone, and can be removed", () => {
  const values = { ...newValues("Launch"), expires_at: "2026-12-31T12:00" };
  expect(termsOf(values, "Europe/Rome")).toMatchObject({ expires_at: "2026-12-31T11:00:00.000Z" });
  expect(edited({ expires_at: "" })).toMatchObject({ expires_at: null });
});

test("recipients are sent with their schedule only, and a frozen report has none", () => {
  const scheduled = { schedule: "weekly" as const, recipients: ["kim@example.com"] };
  expect(edited(scheduled)).toMatchObject({ recipients: ["kim@example.com"] });
  expect(edited({ ...scheduled, schedule: "never" })).toMatchObject({ schedule: null });
  expect(edited({ ...scheduled, schedule: "never" })).not.toHaveProperty("recipients");
  expect(termsOf({ ...newValues("x"), ...scheduled, mode: "frozen" }, "UTC")).not.toHaveProperty("schedule");
});

test("an error finds its field", () => {
  expect(["recipients.0", "sections", "ids"].map(fieldOf)).toEqual(["recipients", "sections", "root"]);
});
