import { AppError } from "@/lib/core/errors";

/** A failure that a person can do something about: told in words, without a stack. */
export class Failure extends Error {
  override readonly name = "Failure";
  /** @param advice what to do about it */
  constructor(
    readonly part: string,
    reason: string,
    readonly advice?: string,
  ) {
    super(reason);
  }
}

export function describeFailure(error: unknown): string {
  if (error instanceof AppError) return describeRefusal(error);
  if (!(error instanceof Failure)) return describeCause(error);
  const advice = error.advice ? `\n  ${error.advice.replaceAll("\n", "\n  ")}` : "";
  return `${error.part} failed: ${error.message}${advice}`;
}

/** What a verb refuses. */
function describeRefusal({ message, refusal }: AppError): string {
  if (refusal.code !== "invalid_request") return message;
  return refusal.details.map((fault) => `${fault.field}: ${fault.message}`).join("\n");
}

/** A fault of ours: with the stack, and with what caused it. */
function describeCause(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause ? `\nCaused by: ${describeCause(error.cause)}` : "";
  return `${error.stack ?? error.message}${cause}`;
}
