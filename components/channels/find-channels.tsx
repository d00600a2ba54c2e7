"use client";

import { Button } from "@heroui/react/button";
import { useQuery } from "@tanstack/react-query";
import { useQueryStates } from "nuqs";
import { useState } from "react";
import { Form } from "@/components/forms/form";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { FilterSearch } from "@/components/ui/filter-search";
import { LinkButton } from "@/components/ui/link-button";
import { PlaceholderRows } from "@/components/ui/placeholder";
import { PLATFORM_NAMES } from "@/lib/platforms/name-rules";
import { PlatformChoice } from "./channel-filters";
import { FoundList } from "./found-list";
import type { ListLayout } from "./list-layout";
import { type Example, findAddress } from "./no-channels";
import { foundChannelsQuery } from "./queries";
import { listParams, textOf } from "./search-params";

interface FindChannelsProps {
  canSave: boolean;
  example: Example | null;
  isPhone: boolean;
  layout: ListLayout;
}

/** Renders search by name or link. A search may call a platform, so it runs on submit, not while typing. */
export function FindChannels({ canSave, example, isPhone, layout }: FindChannelsProps) {
  const [params, setParams] = useQueryStates(listParams);
  const [text, setText] = useState(params.q);
  const [shown, setShown] = useState(params.q);
  // Back and forward change the search without typing.
  if (shown !== params.q) {
    setShown(params.q);
    setText(params.q);
  }
  const query = { q: textOf(params.q), platform: params.platform ?? undefined };
  const { data, error, isFetching, refetch } = useQuery(foundChannelsQuery(query));
  return (
    <div className="flex flex-col gap-4">
      <search aria-label="Find channels">
        <Form
          className="flex flex-wrap items-center gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            if (textOf(text) === query.q) refetch();
            setParams({ q: textOf(text) || null }, { history: "push" });
          }}
        >
          <FilterSearch
            label="Name or link of a channel"
            placeholder="@name, or a link to the channel"
            value={text}
            onChange={setText}
          />
          <PlatformChoice
            value={params.platform}
            onChange={(platform) => setParams({ platform, q: textOf(text) || null }, { history: "push" })}
          />
          <Button type="submit" isPending={isFetching} className="tap-target">
            Find
          </Button>
        </Form>
      </search>
      {query.q === "" ? (
        <EmptyState
          title="Find a channel"
          action={
            example && (
              <LinkButton href={findAddress(example)} variant="outline">
                {`Try @${example.username} on ${PLATFORM_NAMES[example.platform]}`}
              </LinkButton>
            )
          }
        >
          Enter a name and choose its platform, or paste a link to the channel. Searching in the dashboard costs no
          credits.
        </EmptyState>
      ) : error ? (
        <ErrorState title="The search failed" onRetry={() => refetch()}>
          {error.message}
        </ErrorState>
      ) : data ? (
        <FoundList
          found={data}
          rows={{ canSave, isPhone, layout }}
          onAsk={(platform) => setParams({ platform }, { history: "push" })}
          onRetry={() => refetch()}
        />
      ) : (
        <PlaceholderRows rows={3} height={60} label="Searching" />
      )}
    </div>
  );
}
