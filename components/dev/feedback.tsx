import { Button } from "@heroui/react/button";
import type { Sample } from "@/components/dev/sample";
import { toast } from "@/components/toast";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { LinkButton } from "@/components/ui/link-button";
import { NoticeList } from "@/components/ui/notice-list";
import { Placeholder, PlaceholderRows } from "@/components/ui/placeholder";
import { StaleNotice } from "@/components/ui/stale-notice";

const NOTHING = () => {};
const FETCHED_AT = Date.parse("2026-11-20T09:14:00.000Z");
const LONG = "A sentence that says why, and what to do about it. ".repeat(4);

export const FEEDBACK: readonly Sample[] = [
  {
    name: "NoticeList",
    note: "Without notices, only screen readers have its sentence.",
    states: {
      "Two notices": (
        <NoticeList
          notices={[
            { id: "worker", text: "No worker is running: nothing is collected, sent or booked." },
            { id: "long", text: LONG },
          ]}
          none="All jobs are running."
        />
      ),
      None: <NoticeList notices={[]} none="No ceiling is near." />,
    },
  },
  {
    name: "EmptyState",
    states: {
      "Title only": <EmptyState title="No API requests yet" />,
      "With the next step": (
        <EmptyState title="No tracked videos" action={<LinkButton href="#emptystate">Track video</LinkButton>}>
          Tracked videos appear here with their hourly numbers.
        </EmptyState>
      ),
      "Long text": (
        <EmptyState
          title="No videos match these filters, however many of them are set"
          action={<Button variant="outline">Clear filters</Button>}
        >
          {LONG}
        </EmptyState>
      ),
    },
  },
  {
    name: "ErrorState",
    states: {
      "Title only": <ErrorState title="The ledger couldn't be loaded" />,
      "With retry": (
        <ErrorState title="The chart couldn't be loaded" onRetry={NOTHING}>
          The server didn't respond in time.
        </ErrorState>
      ),
      "Long text": (
        <ErrorState title="The requests of the last 30 days couldn't be loaded" onRetry={NOTHING}>
          {LONG}
        </ErrorState>
      ),
    },
  },
  {
    name: "StaleNotice",
    note: "Without an error, it renders nothing.",
    states: {
      "Refresh failed": <StaleNotice error={new Error("The server didn't respond in time.")} fetchedAt={FETCHED_AT} />,
      "Long text": <StaleNotice error={new Error(LONG)} fetchedAt={FETCHED_AT} />,
    },
  },
  {
    name: "Placeholder",
    note: "As tall as the content it replaces, so that nothing moves when that loads.",
    states: {
      Block: <Placeholder height={120} />,
      Line: <Placeholder height={12} className="w-2/5" />,
    },
  },
  { name: "PlaceholderRows", states: { "Four rows": <PlaceholderRows rows={4} label="Loading the sample" /> } },
  {
    name: "Toasts",
    note: "Bottom right, and below the top bar on phones.",
    states: {
      Success: (
        <Button size="sm" variant="outline" onPress={() => toast.success("Video tracked")}>
          Show success
        </Button>
      ),
      Failure: (
        <Button size="sm" variant="outline" onPress={() => toast.error("The key couldn't be revoked. Try again.")}>
          Show failure
        </Button>
      ),
      "Long text": (
        <Button size="sm" variant="outline" onPress={() => toast(LONG)}>
          Show long text
        </Button>
      ),
    },
  },
];
