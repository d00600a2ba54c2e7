import { describe, expect, it } from "vitest";
import { ApiError } from "@/components/api-error";
import { explainRefusal } from "./track-refusal";

const said = (status: number, message = "Something went wrong on our side. Try again in a moment.") =>
  explainRefusal(new ApiError(status, message));

describe("tracking errors", () => {
  it.each([0, 500, 502, 503, 504])("makes no claim about the charge after %i, because it is unknown", (status) => {
    const [error] = said(status);
    expect(error?.message).not.toMatch(/nothing was|not charged/i);
    expect(error).toMatchObject({ field: "root", message: expect.stringContaining("Trying again from here won't") });
  });

  it("states that nothing was charged if the server reports that tracking did not start", () => {
    expect(said(502, "Failed to start monitoring - tiktok is not configured on this server")).toEqual([
      {
        field: "root",
        message:
          "Tracking didn't start: tiktok is not configured on this server. Nothing was charged. Try again in a moment.",
      },
    ]);
  });

  it("passes on other messages of the server", () => {
    expect(said(409, "The same request is still in progress")[0]?.message).toBe(
      "The same request is still in progress",
    );
  });
});
