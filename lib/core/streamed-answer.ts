/** Facts about the request that its response may include. */
export interface RequestFacts {
  requestId: string;
  /** The origin that the client used: links in the response start with it. */
  origin: string;
  /** Milliseconds spent on the request so far, excluding the time the client took to read. */
  elapsedMs(): number;
}

/**
 * A response too long for memory: JSON text in pieces, each created when the client has consumed the previous one. The
 * writer validates its own output: no schema checks the whole.
 */
export class StreamedAnswer {
  constructor(readonly write: (facts: RequestFacts) => AsyncGenerator<string>) {}
}
