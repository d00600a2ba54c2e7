"use client";

import { Button } from "@heroui/react/button";
import { useQuery } from "@tanstack/react-query";
import { useQueryStates } from "nuqs";
import type { ReactNode } from "react";
import { VideoPicker } from "@/components/pickers/video-picker";
import { BackLink } from "@/components/ui/back-link";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Placeholder } from "@/components/ui/placeholder";
import { StaleNotice } from "@/components/ui/stale-notice";
import { plural } from "@/lib/core/format";
import { MAX_COMPARED } from "@/lib/tracking/compare/schemas";
import { CompareSection } from "./compare-section";
import { ComparedVideos } from "./compared-videos";
import { comparisonQuery } from "./queries";
import { comparedIds, compareParams } from "./search-params";
import { StandingTable } from "./standing-table";
import { COMPARE_TITLE } from "./words";

/** @param unknown IDs in the link that aren't videos of this organization: reported, but not drawn */
export function CompareView({ unknown: neverFound }: { unknown: readonly string[] }) {
  const [params, setParams] = useQueryStates(compareParams, { history: "push" });
  const unknown = neverFound.filter((id) => params.videos.includes(id));
  const ids = comparedIds(params.videos).filter((id) => !unknown.includes(id));
  const choice = { ...params, videos: ids };
  const { data, error, dataUpdatedAt, isPlaceholderData, refetch } = useQuery(comparisonQuery(choice));
  const add = (id: string) => setParams({ videos: [...ids, id] });
  const remove = (id: string) => setParams({ videos: ids.filter((other) => other !== id) });
  // A new one after each addition: a combobox treats text cleared from outside as typing and stays open.
  const picker = <VideoPicker key={ids.length} label="Add video" chosen={ids} onPick={add} />;
  const tooMany = new Set(params.videos).size - MAX_COMPARED;
  return (
    <div className="flex flex-col gap-6">
      <div className="flex flex-col gap-3">
        <BackLink href="/videos" className="">
          Videos
        </BackLink>
        <PageHeader title={COMPARE_TITLE} description={descriptionOf(ids.length)} />
      </div>
      {unknown.length > 0 && (
        <Notice>
          {plural(unknown.length, "video")} in this link {unknown.length === 1 ? "wasn't" : "weren't"} found. The link
          may be mistyped, or belong to another organization.{" "}
          <Button size="sm" variant="outline" onPress={() => setParams({ videos: ids })}>
            Remove from link
          </Button>
        </Notice>
      )}
      {tooMany > 0 && (
        <Notice>
          You can compare up to {MAX_COMPARED} videos. The last {tooMany} in this link aren't shown.
        </Notice>
      )}
      {ids.length === 0 ? (
        <EmptyState title="Nothing to compare yet" action={<LinkButton href="/videos">Choose videos</LinkButton>}>
          <p>Select 2 to {MAX_COMPARED} videos in the list and choose “Compare”, or search for the first one here.</p>
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
          {data ? <ComparedVideos videos={data.videos} onRemove={remove} /> : !error && <Placeholder height={136} />}
          {ids.length < MAX_COMPARED && picker}
          {data && (
            <div aria-busy={isPlaceholderData} className="flex flex-col gap-8">
              <CompareSection comparison={data} params={params} onChange={setParams} />
              <StandingTable comparison={data} />
            </div>
          )}
        </>
      )}
    </div>
  );
}

function descriptionOf(count: number): string {
  if (count === 0)
    return "Views, likes and growth of several videos in one chart, at the same age or on the same days.";
  if (count === 1) return "Add another video to compare.";
  return `${plural(count, "video")}, at the same age or on the same days.`;
}

function Notice({ children }: { children: ReactNode }) {
  return (
    <p role="status" className="border-warning border-l-2 py-1 pl-3 text-sm">
      {children}
    </p>
  );
}
