"use client";

import { Button } from "@heroui/react/button";
import { useQuery } from "@tanstack/react-query";
import { useQueryStates } from "nuqs";
import { ChannelPicker } from "@/components/pickers/channel-picker";
import { BackLink } from "@/components/ui/back-link";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Placeholder } from "@/components/ui/placeholder";
import { StaleNotice } from "@/components/ui/stale-notice";
import { MAX_COMPARED, MIN_COMPARED } from "@/lib/channels/channels/choice-rules";
import { plural } from "@/lib/core/format";
import { ComparedAudiences } from "./compared-audiences";
import { audienceComparisonQuery } from "./queries";
import { comparedIds, compareParams } from "./search-params";
import { COMPARE_TITLE } from "./words";

/** The audiences of two to four channels side by side; the URL has the channels. */
export function CompareView() {
  const [params, setParams] = useQueryStates(compareParams, { history: "push" });
  const ids = comparedIds(params.channels);
  const { data, error, dataUpdatedAt, isPlaceholderData, refetch } = useQuery(audienceComparisonQuery(ids));
  const show = (channels: readonly string[]) => setParams({ channels: [...channels] });
  // A new one after each addition: a combobox treats text cleared from outside as typing and stays open.
  const picker = (
    <ChannelPicker key={ids.length} label="Add channel" chosen={ids} onPick={(id) => show([...ids, id])} />
  );
  const left = new Set(params.channels).size - ids.length + (data?.unknown.length ?? 0);
  return (
    <div data-wide className="flex flex-col gap-5">
      <div className="flex flex-col gap-3">
        <BackLink href="/channels" className="print:hidden">
          Channels
        </BackLink>
        <PageHeader title={COMPARE_TITLE} description={descriptionOf(ids.length)} />
      </div>
      {left > 0 && (
        <p role="status" className="border-warning border-l-2 py-1 pl-3 text-sm">
          {plural(left, "channel")} in this link {left === 1 ? "isn't" : "aren't"} shown: unknown, or more than{" "}
          {MAX_COMPARED}.{" "}
          <Button size="sm" variant="outline" onPress={() => show(ids.filter((id) => !data?.unknown.includes(id)))}>
            Remove from link
          </Button>
        </p>
      )}
      {ids.length === 0 ? (
        <EmptyState title="Nothing to compare yet" action={<LinkButton href="/channels">Choose channels</LinkButton>}>
          <p>
            Select {MIN_COMPARED} to {MAX_COMPARED} channels in the list and choose “Compare audiences”, or search for
            the first one here.
          </p>
          <div className="mt-4 flex justify-center text-left text-foreground">{picker}</div>
        </EmptyState>
      ) : (
        <>
          {error && !data && (
            <ErrorState title="The comparison couldn't be loaded" onRetry={() => refetch()}>
              {error.message}
            </ErrorState>
          )}
          {data && <StaleNotice error={error} fetchedAt={dataUpdatedAt} />}
          {ids.length < MAX_COMPARED && picker}
          {data ? (
            <div aria-busy={isPlaceholderData}>
              <ComparedAudiences comparison={data} onRemove={(id) => show(ids.filter((other) => other !== id))} />
            </div>
          ) : (
            !error && <Placeholder height={640} />
          )}
        </>
      )}
    </div>
  );
}

function descriptionOf(count: number): string {
  if (count === 0) return "Ages, genders, countries and quality of several channels side by side.";
  if (count === 1) return "Add another channel to compare.";
  return `Ages, genders, countries and quality of ${plural(count, "channel")} side by side.`;
}
