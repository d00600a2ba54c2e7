import Link from "next/link";
import { Time } from "@/components/ui/time";

/** Shown on every page of a closed organization. */
export function ClosedNotice({ until }: { until: string }) {
  return (
    <p
      role="note"
      aria-label="Closed organization"
      className="mb-6 rounded-md border border-warning bg-warning-soft px-4 py-3 text-warning-soft-foreground print:hidden"
    >
      This organization is closed: tracking is paused, and nothing can be changed. Owners can reopen it until{" "}
      <Time value={until} /> in{" "}
      <Link href="/organization?tab=settings" className="underline">
        Settings
      </Link>
      . After that, it is closed for good.
    </p>
  );
}
