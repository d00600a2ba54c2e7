import { expect, it } from "vitest";
import { getVideoOperation } from "@/rest/operations/videos";
import { shortenAnswer } from "./shorten-answer";

it("keeps members of the documented answer as they are, in its lists too", () => {
  const short = JSON.parse(shortenAnswer(JSON.stringify(getVideoOperation.example)));
  expect(Object.keys(short)).toEqual(["id", "platform", "status", "days_remaining", "snapshots"]);
  expect(getVideoOperation.example).toMatchObject(short);
  expect(Object.keys(short.snapshots[0])).toEqual([
    "id",
    "snapshot_time",
    "views",
    "likes",
    "comments",
    "shares",
    "saves",
  ]);
});
