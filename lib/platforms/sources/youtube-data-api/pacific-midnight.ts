import { HOUR_MS } from "@/lib/core/time/unit-rules";

const pacificHour = new Intl.DateTimeFormat("en-US", {
  timeZone: "America/Los_Angeles",
  hour: "numeric",
  hourCycle: "h23",
});

/** Returns the first midnight in California strictly after `now`, when YouTube's daily quota resets. */
export function nextPacificMidnight(now: Date): Date {
  const hour = Math.floor(now.getTime() / HOUR_MS) * HOUR_MS;
  // The offset is a whole number of hours, and a day there has at most 25.
  for (let ahead = 1; ahead <= 25; ahead++) {
    const candidate = new Date(hour + ahead * HOUR_MS);
    if (pacificHour.format(candidate) === "00") return candidate;
  }
  throw new Error("a day without midnight in America/Los_Angeles");
}
