/** What an answer may tell of the request it belongs to. */
export interface RequestFacts {
  requestId: string;
  /** Where the client reached us: links in the answer begin with it. */
  origin: string;
  /** Milliseconds spent on the request so far; what the client took to read is not among them. */
  elapsedMs(): number;
}

/**
 * An answer too long to be held: JSON text in pieces, each made when the client has taken the one before. What it
 * writes is its own to validate: no schema sees the whole.
 */
export class StreamedAnswer {
  constructor(readonly write: (facts: RequestFacts) => AsyncGenerator<string>) {}
}
