"use client";

import { Button } from "@heroui/react/button";
import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useQueryState, useQueryStates } from "nuqs";
import { useRef } from "react";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { lazyOnTouch } from "@/components/ui/lazy-on-touch";
import { PageHeader } from "@/components/ui/page-header";
import { StaleNotice } from "@/components/ui/stale-notice";
import type { SubscriberRow } from "@/lib/channels/subscribers/schemas";
import { AccountTable } from "./account-table";
import { useRemove, useSync } from "./changes";
import { HistorySection } from "./history-section";
import { subscribersQuery } from "./queries";
import { addParam, chosenAccount, subscriberParams } from "./search-params";
import { SubscribersSkeleton } from "./subscribers-skeleton";
import { SyncNow } from "./sync-now";
import { Totals } from "./totals";
import { PAGE_TITLE } from "./words";

const AddAccount = lazyOnTouch(() => import("./add-account").then((module) => module.AddAccount));

const NO_ROWS: SubscriberRow[] = [];

export function SubscribersPage({ canChange }: { canChange: boolean }) {
  const [params, setParams] = useQueryStates(subscriberParams);
  const [adding, setAdding] = useQueryState("add", addParam);
  const { data, error, dataUpdatedAt, isPending, refetch } = useQuery(subscribersQuery);
  const { sync, isSyncing } = useSync();
  const remove = useRemove();
  const list = useRef<HTMLElement>(null);
  const rows = data?.rows ?? NO_ROWS;
  const chosen = chosenAccount(rows, params.account);
  // Also shows a sync that another member or the daily job started.
  const isRunning = isSyncing || rows.some(({ is_syncing }) => is_syncing);
  const add = canChange && (
    <Button onPress={() => setAdding("1")} {...AddAccount.touch}>
      <Plus aria-hidden />
      Add account
    </Button>
  );
  return (
    <>
      <PageHeader
        title={PAGE_TITLE}
        description="Your brand's accounts on TikTok, YouTube, Instagram and X. Follower counts are updated daily."
        actions={rows.length > 0 && add}
      />
      {error && !data && (
        <ErrorState title="Social accounts couldn't be loaded" onRetry={() => refetch()}>
          {error.message}
        </ErrorState>
      )}
      {isPending && <SubscribersSkeleton />}
      {data && rows.length === 0 && (
        <EmptyState title="No social accounts yet" action={add}>
          {canChange
            ? "Add an account by its username or link to track its follower count."
            : "Members, managers and owners can add accounts."}
        </EmptyState>
      )}
      {data && chosen && (
        <div className="flex flex-col gap-6">
          <StaleNotice error={error} fetchedAt={dataUpdatedAt} />
          <Totals {...data} />
          <section ref={list} tabIndex={-1} aria-label="Accounts" className="flex flex-col gap-2 outline-none">
            {canChange && (
              <div className="flex justify-end">
                <SyncNow rows={rows} isRunning={isRunning} onSync={sync} />
              </div>
            )}
            <AccountTable
              rows={rows}
              chosen={chosen.id}
              onChoose={(account) => setParams({ account })}
              onRemove={
                canChange
                  ? (account) => {
                      // The pressed button disappears with its row; keep the focus.
                      list.current?.focus();
                      remove(account);
                    }
                  : undefined
              }
            />
          </section>
          <HistorySection account={chosen} days={params.days} onDays={(days) => setParams({ days })} />
        </div>
      )}
      {canChange && (
        <AddAccount
          isOpen={adding !== null}
          onClose={() => setAdding(null)}
          onAdded={(account) => {
            setAdding(null);
            setParams({ account });
          }}
        />
      )}
    </>
  );
}
