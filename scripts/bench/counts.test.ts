import { expect, test, vi } from "vitest";
import { database } from "@/db/client";
import { benchLog } from "@/scripts/bench/bytes";
import { fill, recordCourse } from "@/scripts/bench/fill";
import { judge } from "@/scripts/bench/judge";
import { failIfChecked, runBenches } from "@/scripts/bench/run";
import { countStore } from "@/scripts/bench/store";

const hours = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => from + index);

test("indexes on what changes hourly miss the goal of the write-ahead log", async () => {
  const handle = database();
  await handle.sql`create table bare_rows (tracking_id bigint, hour smallint, taken_at timestamptz, views bigint,
    likes bigint, comments bigint, shares bigint, saves bigint, provider text, primary key (tracking_id, hour))`;
  const owner = await fill(handle, 100);
  await recordCourse(owner, hours(0, 30));
  expect(judge(await benchLog(handle, owner, hours(30, 50))).verdict).toBe("met");
  for (const column of ["latest_at", "settled_hour", "views", "likes"])
    await handle.sql`create index on video_state (${handle.sql(column)})`;
  expect(judge(await benchLog(handle, owner, hours(50, 70))).verdict).toBe("missed");
});

test("a row that misses its goal fails the check, and no other does", async () => {
  vi.spyOn(console, "log").mockImplementation(() => {});
  const error = vi.spyOn(console, "error").mockImplementation(() => {});
  const handle = database();
  const planted = async () => {
    const rows = await countStore(handle);
    return rows.map((row, index) => ({ ...row, ours: index === 0 ? row.ours.map((count) => count + 1) : row.ours }));
  };
  const exitCode = process.exitCode;
  try {
    failIfChecked(await runBenches(handle, [async () => countStore]), { check: true });
    expect(process.exitCode).toBe(exitCode);
    const missed = await runBenches(handle, [async () => planted]);
    expect(missed).toBe(1);
    failIfChecked(missed, {});
    expect(process.exitCode).toBe(exitCode);
    failIfChecked(missed, { check: true });
    expect(process.exitCode).toBe(1);
    expect(error).toHaveBeenCalledWith("1 of the goals missed");
  } finally {
    process.exitCode = exitCode;
  }
});
