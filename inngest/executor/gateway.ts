type Receiver = (request: Request) => Promise<Response>;

export interface Gateway {
  /** The `fetch` for the Inngest client: delivers its requests to the executor of this process without a network. */
  fetch: typeof fetch;
  attach(receiver: Receiver): void;
  detach(): void;
}

/** Base URL for clients whose requests all go through a gateway; it intentionally doesn't resolve. */
export const GATEWAY_URL = "http://executor.invalid";

export function createGateway(): Gateway {
  let attached: Receiver | undefined;
  return {
    async fetch(input, init) {
      if (!attached) throw new Error("Events can be sent only in the process of the jobs' executor, while it runs.");
      return attached(new Request(input, init));
    },
    attach(receiver) {
      if (attached) throw new Error("This client has an executor already.");
      attached = receiver;
    },
    detach() {
      attached = undefined;
    },
  };
}
