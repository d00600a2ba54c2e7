import type { Context, OrganizationContext } from "@/lib/core/context";
import { createAlert } from "@/lib/insight/alerts/create";
import { evaluateWork } from "@/lib/insight/alerts/evaluate-work";
import type { CreateAlertRequest } from "@/lib/insight/alerts/schemas";

/** Hours from the start of the history: before the breakout passes its first round number, and before a video is gone. */
export const ALERTS_HOUR = 578;

const ALERTS: readonly Pick<CreateAlertRequest, "name" | "condition">[] = [
  { name: "Half a million", condition: { type: "views", value: 500_000 } },
  { name: "Gone or private", condition: { type: "unavailable" } },
  { name: "Two days left", condition: { type: "runway", below_hours: 48 } },
];

/** Creates the alerts of the launch. @param email of a member with a confirmed address */
export async function createAlerts(ctx: OrganizationContext, email: string): Promise<void> {
  for (const alert of ALERTS)
    await createAlert(ctx, {
      ...alert,
      channels: [{ type: "email", to: [email] }],
      cooldown_hours: 24,
      status: "active",
    });
}

/** Evaluates what the collection of an hour left to do. The emails are the only ones that the history sends. */
export async function evaluateAlerts(ctx: Context): Promise<void> {
  await evaluateWork({ ...ctx, quiet: false }, { maxMs: Number.POSITIVE_INFINITY });
}
