import { Time } from "@/components/ui/time";

interface StaleNoticeProps {
  /** Error of the last refresh; null if it succeeded. */
  error: Error | null;
  /** When the shown data was fetched, in milliseconds. */
  fetchedAt: number;
}

/** Renders a notice that the shown data is outdated because a refresh failed. The query retries automatically. */
export function StaleNotice({ error, fetchedAt }: StaleNoticeProps) {
  if (!error) return null;
  return (
    <p role="status" className="border-warning border-l-2 py-1 pl-3 text-sm">
      These numbers are from <Time value={new Date(fetchedAt).toISOString()} />: {error.message}
    </p>
  );
}
