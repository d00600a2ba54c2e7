"use client";

import { type UseMutationOptions, useMutation } from "@tanstack/react-query";
import { useCallback, useContext, useEffect, useRef } from "react";
import { DialogOpen } from "@/components/dialog-open";
import { toast } from "@/components/toast";

interface Options<Answer, Input, Context>
  extends Omit<UseMutationOptions<Answer, Error, Input, Context>, "mutationFn"> {
  send: (signal: AbortSignal, input: Input) => Promise<Answer>;
  /**
   * Runs when the reader cancels a request in progress. It may have been processed: refresh what it could have changed.
   */
  onCanceled?: () => unknown;
  /** Where to see whether it was processed: "the video is in your list". null if nothing is changed. */
  canceledMeans?: string | null;
}

/**
 * A mutation that ends with its dialog: Cancel, Escape, closing and leaving the page abort the request, and afterward
 * only the cancellation is reported. `reset` cancels too; confirmation dialogs call it on closing.
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
  // Only the first of two clicks counts; the second would conflict with it on the server.
  const mutateOnce: typeof mutate = (...input) => {
    if (!isRunning()) mutate(...input);
  };
  return { mutate: mutateOnce, isPending, isSuccess, data, error: isCanceled(error) ? null : error, reset: cancel };
}

/** The progress of a canceled request is unknown: the notice says where to look. */
export function noticeCanceled(means = "the change stays"): void {
  toast(`Request canceled. If it had already finished, ${means}.`);
}

/** Runs a request and aborts it when its dialog starts to close or its component unmounts. */
export function useAbortable() {
  const running = useRef<AbortController | null>(null);
  const abort = useCallback(() => running.current?.abort(), []);
  const run = useCallback(async <T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> => {
    const controller = new AbortController();
    running.current = controller;
    try {
      const result = await work(controller.signal);
      // A response that arrives with the cancellation counts as canceled too: its dialog is gone.
      controller.signal.throwIfAborted();
      return result;
    } finally {
      if (running.current === controller) running.current = null;
    }
  }, []);
  const isRunning = useCallback(() => running.current !== null && !running.current.signal.aborted, []);
  const isOpen = useContext(DialogOpen);
  useEffect(() => {
    if (!isOpen) abort();
  }, [isOpen, abort]);
  useEffect(() => abort, [abort]);
  return { run, abort, isRunning };
}

/** Whether the reader canceled, which is not an error to show. */
export const isCanceled = (error: unknown): boolean => error instanceof DOMException && error.name === "AbortError";
