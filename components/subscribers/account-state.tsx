import { CircleAlert, LoaderCircle } from "lucide-react";
import { Time } from "@/components/ui/time";
import type { SubscriberRow } from "@/lib/channels/subscribers/schemas";
import { errorWords } from "./words";

/** When the count was last fetched, whether a sync is running, and why the last attempt failed. */
export function AccountState({ account }: { account: SubscriberRow }) {
  const error = errorWords(account);
  return (
    <span className="flex flex-col gap-1">
      {account.is_syncing ? (
        <span className="inline-flex items-center gap-1.5">
          <LoaderCircle aria-hidden size={14} className="motion-safe:animate-spin" />
          Syncing…
        </span>
      ) : account.last_synced_at ? (
        <Time value={account.last_synced_at} form="relative" />
      ) : (
        <span className="text-muted">no count yet</span>
      )}
      {error && !account.is_syncing && (
        <span className="flex max-w-80 items-start gap-1.5 text-danger-soft-foreground text-xs">
          <CircleAlert aria-hidden size={14} className="mt-px shrink-0" />
          <span>
            {account.last_attempt_at && (
              <>
                Last attempt <Time value={account.last_attempt_at} form="relative" />:{" "}
              </>
            )}
            {error}
          </span>
        </span>
      )}
    </span>
  );
}
