/**
 * A client of the Clipscope API on `fetch` alone: Node 18 or later, no packages. Copy it and change it as you like.
 * For servers only: anyone who sees a key can use it.
 */

const ATTEMPTS = 4;
const LONGEST_WAIT_MS = 60_000;
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** A refusal: `status` and the whole `body` as the API documentation has them. */
export class ApiError extends Error {
  constructor(status, body) {
    super(body?.error ?? body?.detail ?? `HTTP ${status}`);
    this.name = "ApiError";
    this.status = status;
    this.body = body;
  }
}

export class Clipscope {
  #key;
  #url;

  /** @param {{key: string, url?: string}} options `url` ends with `/api/v1` */
  constructor({ key, url = "http://localhost:3000/api/v1" }) {
    if (!key) throw new Error("An API key is needed.");
    this.#key = key;
    this.#url = url.replace(/\/$/, "");
  }

  /** Reads CLIPSCOPE_KEY and CLIPSCOPE_URL: keys belong in the environment, not in the code. */
  static fromEnvironment() {
    return new Clipscope({ key: process.env.CLIPSCOPE_KEY, url: process.env.CLIPSCOPE_URL || undefined });
  }

  // Videos and usage: the key in X-API-Key.

  /** The Idempotency-Key makes the retry of a lost answer safe: a video is not tracked, and paid, twice. */
  trackVideo(videoLink, durationDays) {
    const headers = { ...this.#plain(), "Idempotency-Key": crypto.randomUUID() };
    return this.#call("POST", "/videos/track", headers, {}, { video_link: videoLink, duration_days: durationDays });
  }

  listVideos(query = {}) {
    return this.#call("GET", "/videos", this.#plain(), query);
  }

  async *allVideos(query = {}) {
    let cursor;
    do {
      const page = await this.listVideos({ ...query, cursor });
      yield* page.videos;
      cursor = page.next_cursor;
    } while (cursor);
  }

  getVideo(id, query = {}) {
    return this.#call("GET", `/videos/${encodeURIComponent(id)}`, this.#plain(), query);
  }

  stopVideo(id) {
    const headers = { ...this.#plain(), "Idempotency-Key": crypto.randomUUID() };
    return this.#call("POST", `/videos/${encodeURIComponent(id)}/stop`, headers);
  }

  usage() {
    return this.#call("GET", "/usage", this.#plain());
  }

  // Video statistics: the key as a bearer token.

  /** @returns {Promise<{data: object[], pagination: object}>} the `data` of the body, which holds another `data` */
  async videoStats(query = {}) {
    const headers = { Authorization: `Bearer ${this.#key}` };
    const body = await this.#call("GET", "/videos/stats", headers, query);
    return body.data;
  }

  async *allVideoStats(query = {}) {
    for (let offset = 0, more = true; more; ) {
      const { data, pagination } = await this.videoStats({ ...query, offset });
      yield* data;
      offset += data.length;
      more = pagination.has_more && data.length > 0;
    }
  }

  // Channels and credits: the key after the word Token. Each call except the balance costs credits.

  searchChannels(username, query = {}) {
    return this.#call("GET", "/channels/search", this.#token(), { username, ...query });
  }

  channel(id) {
    return this.#call("GET", `/channels/${encodeURIComponent(id)}`, this.#token());
  }

  /** @param {string} report audience, quality, engaged, follower-changes, mentions/incoming or mentions/outgoing */
  channelAnalytics(id, report, query = {}) {
    return this.#call("GET", `/channels/${encodeURIComponent(id)}/analytics/${report}`, this.#token(), query);
  }

  channelContent(id, query = {}) {
    return this.#call("GET", `/channels/${encodeURIComponent(id)}/content`, this.#token(), query);
  }

  balance() {
    return this.#call("GET", "/account/balance", this.#token());
  }

  // Follower counts: the key needs the role CLOUD_SCHEDULES.

  syncSubscriberCounts() {
    return this.#call("POST", "/token-stat-jobs/sync-social-subscriber-count", this.#plain());
  }

  subscriberCounts() {
    return this.#call("GET", "/token-stat-jobs/social-subscriber-count", this.#plain());
  }

  #plain() {
    return { "X-API-Key": this.#key };
  }

  #token() {
    return { Authorization: `Token ${this.#key}` };
  }

  /** Tries again, later and later, where that can help: after a rate limit, a lost connection, a failure of ours. */
  async #call(method, path, headers, query = {}, body = undefined) {
    const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== null);
    const url = `${this.#url}${path}${given.length > 0 ? `?${new URLSearchParams(given)}` : ""}`;
    const type = body === undefined ? {} : { "Content-Type": "application/json" };
    for (let attempt = 1; ; attempt++) {
      let retryAfter = 2 ** attempt * 250;
      try {
        const init = { method, headers: { ...headers, ...type }, body: body && JSON.stringify(body) };
        const response = await fetch(url, init);
        const answer = await response.json();
        if (response.ok) return answer;
        const told = response.headers.get("Retry-After");
        // A 429 without Retry-After is about credits: waiting does not help.
        const mayHelp = response.status >= 500 || (response.status === 429 && told !== null);
        if (!mayHelp || attempt === ATTEMPTS) throw new ApiError(response.status, answer);
        if (told !== null) retryAfter = Number(told) * 1000;
      } catch (error) {
        if (error instanceof ApiError || attempt === ATTEMPTS) throw error;
      }
      await sleep(Math.min(retryAfter, LONGEST_WAIT_MS));
    }
  }
}
