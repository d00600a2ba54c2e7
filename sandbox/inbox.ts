/** A message that an incoming webhook accepted. */
export interface ReceivedMessage {
  service: "slack" | "discord";
  /** The webhook's path. */
  webhook: string;
  body: unknown;
  /** The uploaded file; null without one. */
  file: { name: string; type: string; bytes: number } | null;
}

/** How the next messages fail. `no_answer` accepts the message and then hangs. */
export type InboxFault = "rate_limited" | "server_error" | "no_answer";

const MOST = 20_000;

/** What the stand-ins of Slack and Discord received, and the faults they play. */
export class Inbox {
  #received: ReceivedMessage[] = [];
  #faults: { fault: InboxFault; left: number; every: number; seen: number; webhook: string }[] = [];

  receive(message: ReceivedMessage): void {
    this.#received.push(message);
    if (this.#received.length > MOST) this.#received.shift();
  }

  list(): readonly ReceivedMessage[] {
    return this.#received;
  }

  /** Lets every n-th of the next messages fail, at most `count` of them. @param webhook part of the path; all if absent */
  fail(fault: InboxFault, { count = Number.POSITIVE_INFINITY, every = 1, webhook = "" } = {}): void {
    this.#faults.push({ fault, left: count, every, seen: 0, webhook });
  }

  /** Returns the fault of the next message; null if it succeeds. */
  next(webhook: string): InboxFault | null {
    for (const one of this.#faults) {
      if (!webhook.includes(one.webhook)) continue;
      one.seen += 1;
      if (one.left <= 0 || one.seen % one.every !== 0) continue;
      one.left -= 1;
      return one.fault;
    }
    return null;
  }

  clear(): void {
    this.#received = [];
    this.#faults = [];
  }
}
