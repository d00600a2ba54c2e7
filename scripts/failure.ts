import { AppError } from "@/lib/core/errors";

/** A failure that the user can fix. Printed as a message, without a stack. */
export class Failure extends Error {
  override readonly name = "Failure";
  /** @param advice how to fix it */
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

/** Describes an error that a verb threw on purpose. */
function describeRefusal({ message, refusal }: AppError): string {
  if (refusal.code !== "invalid_request") return message;
  return refusal.details.map((error) => `${error.field}: ${error.message}`).join("\n");
}

/** Describes an unexpected error, with its stack and its causes. */
function describeCause(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause ? `\nCaused by: ${describeCause(error.cause)}` : "";
  return `${error.stack ?? error.message}${cause}`;
}
