import { expect, test } from "vitest";
import { ApiError } from "@/components/api-error";
import { failureText } from "./failure-text";

test("a 4xx says that nothing changed", () => {
  expect(failureText("the label change", new ApiError(403, "Your role does not allow it."))).toBe(
    "The label change didn't go through. Your role does not allow it.",
  );
});

test.each([0, 500, 502, 503])("claims nothing after %i", (status) => {
  expect(failureText("the label change", new ApiError(status, "Try again in a moment."))).toBe(
    "We couldn't confirm the label change. Try again in a moment.",
  );
});
