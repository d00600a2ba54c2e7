"use client";

import { useState } from "react";
import { isCanceled, useAbortable } from "@/components/use-cancelable-mutation";
import { HANDLES_PER_CHECK } from "@/lib/insight/follows/check-rules";
import type { HandleVerdict } from "@/lib/insight/follows/dashboard-schemas";
import { type HandleLine, MAX_HANDLES, readHandles } from "@/lib/insight/follows/handle-rules";
import type { Platform } from "@/lib/platforms/schemas";
import { checkHandles } from "./queries";

export interface CheckedLine extends HandleLine {
  /** null: not checked yet. */
  verdict: HandleVerdict | "repeated" | "not_a_handle" | null;
  channel_id: string | null;
  name: string | null;
}

/** Checks a list of creators, some at a time, so that the verdicts appear as they come. */
export function useHandles() {
  const [lines, setLines] = useState<CheckedLine[] | null>(null);
  const { run, isRunning } = useAbortable();
  const [isChecking, setChecking] = useState(false);

  async function check(text: string, platform: Platform, onError: (message: string) => void): Promise<void> {
    if (isRunning()) return;
    const read = await readHandles(text, platform);
    if (read.length === 0) return onError("Enter at least one creator.");
    if (read.length > MAX_HANDLES)
      return onError(`A list can have up to ${MAX_HANDLES} creators. Split it into several lists.`);
    let known = read.map(
      (line): CheckedLine => ({
        ...line,
        verdict: line.handle === null ? "not_a_handle" : line.isRepeated ? "repeated" : null,
        channel_id: null,
        name: null,
      }),
    );
    setLines(known);
    setChecking(true);
    try {
      await run(async (signal) => {
        const open = known.flatMap(({ line, handle, verdict }) =>
          handle && verdict === null ? [{ line, handle }] : [],
        );
        for (let start = 0; start < open.length; start += HANDLES_PER_CHECK) {
          const part = open.slice(start, start + HANDLES_PER_CHECK);
          const answer = await checkHandles({ handles: part.map(({ handle }) => handle) }, signal);
          const found = new Map(part.map(({ line }, index) => [line, answer.handles[index]]));
          known = known.map((line) => ({ ...line, ...found.get(line.line) }));
          setLines(known);
        }
      });
    } catch (error) {
      if (isCanceled(error)) return;
      // What wasn't checked can't be followed.
      setLines(known.map((line) => ({ ...line, verdict: line.verdict ?? "unanswered" })));
      onError(error instanceof Error ? error.message : String(error));
    } finally {
      setChecking(false);
    }
  }
  return { lines, isChecking, check };
}
