"use client";

import { Button } from "@heroui/react/button";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { failureText } from "@/components/failure-text";
import { toast } from "@/components/toast";
import { ErrorState } from "@/components/ui/error-state";
import { PlaceholderRows } from "@/components/ui/placeholder";
import { Time } from "@/components/ui/time";
import { plural } from "@/lib/core/format";
import type { SessionRow } from "@/lib/people/sessions/schemas";
import { endOtherSessions, endSession, sessionsQuery } from "./queries";

/** The person's sessions, with buttons to end one or all others. */
export function Sessions() {
  const client = useQueryClient();
  const { data, error, isPending, refetch } = useQuery(sessionsQuery);
  const refresh = () => client.invalidateQueries({ queryKey: sessionsQuery.queryKey });
  const end = useMutation({
    mutationFn: ({ id }: SessionRow) => endSession(id),
    onSuccess: (_, { device }) => toast.success(`Session ended: ${device}`),
    onError: (error) => toast.error(failureText("the sign-out", error)),
    onSettled: refresh,
  });
  const endOthers = useMutation({
    mutationFn: endOtherSessions,
    onSuccess: ({ ended }) => toast.success(`${plural(ended, "session")} ended`),
    onError: (error) => toast.error(failureText("the sign-out of the other sessions", error)),
    onSettled: refresh,
  });
  if (isPending) return <PlaceholderRows rows={2} height={56} label="Loading sessions" />;
  if (!data)
    return (
      <ErrorState title="Your sessions couldn't be loaded" onRetry={() => refetch()}>
        {error?.message}
      </ErrorState>
    );
  return (
    <div className="flex flex-col items-start gap-3">
      <ul aria-label="Sessions" className="w-full border-rule border-t">
        {data.sessions.map((session) => (
          <li key={session.id} className="flex min-h-11 items-center justify-between gap-4 border-rule border-b py-1.5">
            <span className="min-w-0">
              <span className="wrap-anywhere font-medium">{session.device}</span>
              <span className="block text-muted text-xs">
                {session.address ?? "Unknown address"} · last used <Time value={session.last_used_at} form="relative" />
              </span>
              <span className="block text-muted text-xs">
                Signed in <Time value={session.created_at} />
              </span>
            </span>
            {session.is_current ? (
              <span className="shrink-0 text-muted">This session</span>
            ) : (
              <Button
                size="sm"
                variant="ghost"
                aria-label={`End session: ${session.device}`}
                isPending={end.isPending && end.variables.id === session.id}
                onPress={() => end.mutate(session)}
              >
                End session
              </Button>
            )}
          </li>
        ))}
      </ul>
      {data.sessions.some(({ is_current }) => !is_current) && (
        <Button variant="outline" isPending={endOthers.isPending} onPress={() => endOthers.mutate()}>
          End all other sessions
        </Button>
      )}
    </div>
  );
}
