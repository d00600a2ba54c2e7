import { Cron } from "croner";
import type { RegisteredFunction } from "@/inngest/executor/protocol";

export interface Crons {
  /**
   * Emits the latest moment of each schedule since the last call. After an outage that is one moment, not every missed
   * one.
   */
  run(now: Date): Promise<void>;
}

type Tick = (functionId: string, expression: string, slot: Date) => Promise<void>;

/**
 * Opens the schedules, which have five fields and are in UTC.
 * @throws Error on an invalid expression
 */
export function openCrons(functions: Iterable<RegisteredFunction>, tick: Tick): Crons {
  const schedules = [...functions].flatMap(({ id, crons }) =>
    crons.map((expression) => ({
      functionId: id,
      expression,
      cron: new Cron(expression, { timezone: "UTC", paused: true, mode: "5-part" }),
      last: 0,
    })),
  );
  return {
    async run(now) {
      for (const schedule of schedules) {
        // croner searches strictly before its reference and drops the reference's milliseconds.
        const [slot] = schedule.cron.previousRuns(1, new Date(now.getTime() + 1000));
        if (!slot || slot.getTime() <= schedule.last) continue;
        await tick(schedule.functionId, schedule.expression, slot);
        schedule.last = slot.getTime();
      }
    },
  };
}
