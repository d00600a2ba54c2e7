import { useMutation, useQueryClient } from "@tanstack/react-query";
import { failureText } from "@/components/failure-text";
import { toast } from "@/components/toast";
import { totalOf } from "@/lib/channels/subscribers/rules";
import type { SubscriberRow, SubscriberRows } from "@/lib/channels/subscribers/schemas";
import { refreshSubscribers, removeAccount, restoreAccount, subscribersQuery, syncAccounts } from "./queries";
import { accountWords, syncWords } from "./words";

/** Long enough to read the notice and reach its button by keyboard. */
const UNDO_MS = 12_000;
const CLAIMED_MS = 300;
const KEY = subscribersQuery.queryKey;

/** Syncs due accounts; the rows show which are in progress. */
export function useSync() {
  const client = useQueryClient();
  const { mutate, isPending } = useMutation({
    mutationFn: (_ids: string[]) => syncAccounts(),
    onMutate: () => {
      // By then the server has claimed the accounts, and the rows show progress from then on.
      setTimeout(() => client.invalidateQueries({ queryKey: KEY }), CLAIMED_MS);
    },
    onSuccess: async (answer, ids) => {
      await client.cancelQueries({ queryKey: KEY });
      client.setQueryData(KEY, answer);
      const { isGood, text } = syncWords(ids, answer.rows);
      if (isGood) toast.success(text);
      else toast.warning(text);
      await refreshSubscribers(client);
    },
    onError: (error) => {
      toast.error(error.message);
      return refreshSubscribers(client);
    },
  });
  return { sync: mutate, isSyncing: isPending };
}

/** Removes the row immediately, restores it on failure, and offers to undo. */
export function useRemove() {
  const client = useQueryClient();
  const restore = useMutation({
    mutationFn: (account: SubscriberRow) => restoreAccount(account.id),
    onError: (error, account) => toast.error(failureText(`restoring ${accountWords(account)}`, error)),
    onSettled: () => refreshSubscribers(client),
  });
  const remove = useMutation({
    mutationFn: (account: SubscriberRow) => removeAccount(account.id),
    onMutate: async (account) => {
      await client.cancelQueries({ queryKey: KEY });
      const before = client.getQueryData(KEY);
      client.setQueryData(KEY, (now) => now && without(now, account.id));
      return { before };
    },
    onSuccess: (_, account) => {
      toast.success(`${accountWords(account)} removed. Its history is kept.`, {
        duration: UNDO_MS,
        action: { label: "Undo", onClick: () => restore.mutate(account) },
      });
    },
    onError: (error, account, context) => {
      client.setQueryData(KEY, context?.before);
      toast.error(failureText(`removing ${accountWords(account)}`, error));
    },
    onSettled: () => client.invalidateQueries({ queryKey: KEY }),
  });
  return remove.mutate;
}

function without({ rows }: SubscriberRows, id: string): SubscriberRows {
  const left = rows.filter((row) => row.id !== id);
  return { rows: left, total: totalOf(left) };
}
