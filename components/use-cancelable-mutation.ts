"use client";

import { OverlayTriggerStateContext } from "@heroui/react/rac";
import { type UseMutationOptions, useMutation } from "@tanstack/react-query";
import { useCallback, useContext, useEffect, useRef } from "react";
import { toast } from "sonner";

interface Options<Answer, Input, Context>
  extends Omit<UseMutationOptions<Answer, Error, Input, Context>, "mutationFn"> {
  send: (signal: AbortSignal, input: Input) => Promise<Answer>;
  /** Runs when the reader cancels while the request is under way. It may have been done: refresh what it could have changed. */
  onCanceled?: () => unknown;
  /** Where to see whether it was done: "the video is in your list". null where nothing is changed. */
  canceledMeans?: string | null;
}

/**
 * A mutation that ends with the dialog it was started in: Cancel, Escape, closing and leaving the page abort the request,
 * and nothing of it is reported afterwards but that it was canceled. `reset` cancels too, which is what confirmation dialogs call when they close.
 */
export function useCancelableMutation<Answer, Input = void, Context = unknown>({
  send,
  onError,
  onCanceled,
  canceledMeans,
  ...options
}: Options<Answer, Input, Context>) {
  const { run, abort, isRunning } = useAbortable();
  const { mutate, isPending, isSuccess, data, error, reset } = useMutation<Answer, Error, Input, Context>({
    ...options,
    mutationFn: (input) => run((signal) => send(signal, input)),
    onError: (failure, ...rest) => {
      if (!isCanceled(failure)) return onError?.(failure, ...rest);
      if (canceledMeans !== null) noticeCanceled(canceledMeans);
      return onCanceled?.();
    },
  });
  const cancel = useCallback(() => {
    abort();
    reset();
  }, [abort, reset]);
  // Of two clicks the first counts; the second would meet its own twin at the server.
  const mutateOnce: typeof mutate = (...input) => {
    if (!isRunning()) mutate(...input);
  };
  return { mutate: mutateOnce, isPending, isSuccess, data, error: isCanceled(error) ? null : error, reset: cancel };
}

/** Nobody knows how far a canceled request came: the notice says where to look. */
export function noticeCanceled(means = "the change stays"): void {
  toast(`Request canceled. If it had already finished, ${means}.`);
}

/** Runs a request and aborts it when its dialog begins to close, or its component is gone. */
export function useAbortable() {
  const running = useRef<AbortController | null>(null);
  const abort = useCallback(() => running.current?.abort(), []);
  const run = useCallback(async <T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> => {
    const controller = new AbortController();
    running.current = controller;
    try {
      const result = await work(controller.signal);
      // What arrived together with the cancellation counts as canceled too: its dialog is gone.
      controller.signal.throwIfAborted();
      return result;
    } finally {
      if (running.current === controller) running.current = null;
    }
  }, []);
  const isRunning = useCallback(() => running.current !== null && !running.current.signal.aborted, []);
  const isOpen = useContext(OverlayTriggerStateContext)?.isOpen ?? true;
  useEffect(() => {
    if (!isOpen) abort();
  }, [isOpen, abort]);
  useEffect(() => abort, [abort]);
  return { run, abort, isRunning };
}

/** Whether the reader canceled; that is no failure to show. */
export const isCanceled = (error: unknown): boolean => error instanceof DOMException && error.name === "AbortError";
