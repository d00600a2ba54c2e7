import { expect, test } from "vitest";
import { answerRefusal } from "@/app/api/dashboard/answers";

test.each(["57014", "55P03", "53300", "53100", "57P03", "08006", "CONNECTION_CLOSED"])(
  "%s of the driver, wrapped by drizzle, is a 503 with Retry-After",
  async (code) => {
    const cause = Object.assign(new Error("of the driver"), { code });
    const response = answerRefusal(new Error("Failed query", { cause }));
    expect([response.status, response.headers.get("retry-after")]).toEqual([503, "5"]);
    expect(await response.json()).toEqual({ error: "Clipscope is temporarily unavailable. Try again in a moment." });
  },
);
