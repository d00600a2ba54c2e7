"use client";

import { Button } from "@heroui/react/button";
import { useInfiniteQuery } from "@tanstack/react-query";
import Link from "next/link";
import { ErrorState } from "@/components/ui/error-state";
import { PlaceholderRows } from "@/components/ui/placeholder";
import { StackedCell, StackedTable } from "@/components/ui/stacked-table";
import { Time } from "@/components/ui/time";
import type { AlertFiring } from "@/lib/insight/alerts/schemas";
import { firingFacts, firingText } from "@/lib/insight/alerts/text-rules";
import { firingsQuery } from "./queries";
import { messageText } from "./words";

/** What fired, with the figures that caused it and what was sent where. */
export function Firings() {
  const { data, error, isPending, hasNextPage, fetchNextPage, isFetchingNextPage, refetch } =
    useInfiniteQuery(firingsQuery);
  const firings = data?.pages.flatMap((page) => page.firings) ?? [];
  return (
    <section aria-labelledby="firings" className="mt-8">
      <h2 id="firings" className="font-semibold text-base">
        Log
      </h2>
      {isPending && <PlaceholderRows rows={3} label="Loading the log" />}
      {error && !data && (
        <ErrorState title="The log couldn't be loaded" onRetry={() => refetch()}>
          {error.message}
        </ErrorState>
      )}
      {data && firings.length === 0 && (
        <p className="mt-2 text-muted">
          Each time an alert fires, it appears here with its numbers and the messages it sent.
        </p>
      )}
      {firings.length > 0 && (
        <StackedTable caption="Log" headings={["Event", "Numbers", "Messages", "Time"]}>
          {firings.map((firing) => (
            <FiringRow key={firing.id} firing={firing} />
          ))}
        </StackedTable>
      )}
      {hasNextPage && (
        <div className="mt-3">
          <Button size="sm" variant="outline" isPending={isFetchingNextPage} onPress={() => fetchNextPage()}>
            Older entries
          </Button>
        </div>
      )}
    </section>
  );
}

function FiringRow({ firing }: { firing: AlertFiring }) {
  const { subject, condition, figures, messages } = firing;
  const facts = firingFacts(condition, figures);
  return (
    <tr className="block border-rule border-b py-3 md:table-row md:py-0">
      <th scope="row" className="block py-1 pr-4 font-medium md:table-cell md:py-2.5 md:align-top">
        {firingText(condition, figures)}
        <span className="block font-normal text-muted">
          {subject.type === "video" && subject.id ? (
            <Link href={`/videos/${subject.id}`} className="text-link underline-offset-2 hover:underline">
              {subject.name}
            </Link>
          ) : (
            subject.name
          )}
        </span>
        <span className="block font-normal text-muted text-xs">{firing.alert_name}</span>
      </th>
      <StackedCell label="Numbers">
        {facts.length === 0 && <span className="text-muted">None</span>}
        {facts.map(([name, text]) => (
          <span key={name} className="block tabular-nums">
            {name}: {text}
          </span>
        ))}
      </StackedCell>
      <StackedCell label="Messages">
        {messages.length === 0 && <span className="text-muted">None</span>}
        {messages.map((message) => (
          <span key={`${message.type} ${message.target}`} className="block break-words">
            {messageText(message)}
          </span>
        ))}
      </StackedCell>
      <StackedCell label="Time">
        <Time value={firing.fired_at} form="relative" />
      </StackedCell>
    </tr>
  );
}
