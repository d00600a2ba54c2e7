import { Time } from "@/components/ui/time";

interface StaleNoticeProps {
  /** Why the last refresh failed; null when it did not. */
  error: Error | null;
  /** When what is shown was asked, in milliseconds. */
  askedAt: number;
}

/** Renders a notice that the figures in view are old because a refresh failed. The query retries on its own. */
export function StaleNotice({ error, askedAt }: StaleNoticeProps) {
  if (!error) return null;
  return (
    <p role="status" className="border-warning border-l-2 py-1 pl-3 text-sm">
      These figures are from <Time value={new Date(askedAt).toISOString()} />: {error.message}
    </p>
  );
}
