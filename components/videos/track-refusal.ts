import { z } from "zod";
import { ApiError } from "@/components/api-error";
import { formatUsd } from "@/lib/core/format";

const Shortfall = z.object({ spendable_usd: z.number(), estimated_usd: z.number() });

export interface TrackError {
  field: "root" | "video_link" | "duration_days";
  message: string;
}

/** Prefix of the server's message for a platform failure before anything was written. */
const NOT_STARTED = "Failed to start monitoring - ";
/** After a 5xx, it is unknown how far the request got. */
const UNKNOWN =
  "Something went wrong, and we couldn't confirm whether tracking started. Check Videos. Trying again from here won't track the video twice.";

const root = (message: string): TrackError[] => [{ field: "root", message }];

/** Returns why a tracking could not start and what to do, by field. */
export function explainRefusal(error: unknown): TrackError[] {
  if (!(error instanceof ApiError)) return root("Something went wrong. Try again.");
  switch (error.status) {
    case 400: {
      const errors = (["video_link", "duration_days"] as const).flatMap((field) => {
        const message = error.field(field);
        return message ? [{ field, message }] : [];
      });
      return errors.length > 0 ? errors : root(error.message);
    }
    case 402: {
      const shortfall = Shortfall.safeParse(error.body);
      if (!shortfall.success) return root(error.message);
      const { spendable_usd: spendable, estimated_usd: estimated } = shortfall.data;
      const missing = formatUsd(estimated - spendable);
      return root(
        `This costs up to ${formatUsd(estimated)}, and your available balance is ${formatUsd(spendable)}: ${missing} is missing. Choose fewer days, or top up.`,
      );
    }
    case 404:
      return [{ field: "video_link", message: "The video doesn't exist or is private. Check the link." }];
    case 502:
      if (error.message.startsWith(NOT_STARTED))
        return root(
          `Tracking didn't start: ${error.message.slice(NOT_STARTED.length)}. Nothing was charged. Try again in a moment.`,
        );
      return root(UNKNOWN);
    case 0:
      return root(`${error.message} Trying again from here won't track the video twice.`);
    default:
      return root(error.status >= 500 ? UNKNOWN : error.message);
  }
}
