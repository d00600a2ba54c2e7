import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  bodyWaitMs,
  discordBody,
  incomingUrl,
  type PostedMessage,
  slackBody,
  verdictOf,
} from "@/lib/outbound/posts/message-rules";

const MESSAGE: PostedMessage = {
  title: "Views passed 100,000",
  subject: "Autumn drop: the jacket",
  facts: [
    ["Views", "100,420"],
    ["Before", "98,120"],
  ],
  url: "https://clipscope.example/videos/cm5abc123def",
  footer: "Clipscope alert: Breakouts",
  at: new Date("2026-02-03T08:15:30Z"),
};

it("a message for Slack has blocks, and a text for notifications", () => {
  expect(slackBody(MESSAGE)).toEqual({
    text: "Views passed 100,000: Autumn drop: the jacket",
    blocks: [
      {
        type: "section",
        text: {
          type: "mrkdwn",
          text: "*Views passed 100,000*\n<https://clipscope.example/videos/cm5abc123def|Autumn drop: the jacket>",
        },
      },
      {
        type: "section",
        fields: [
          { type: "mrkdwn", text: "*Views*\n100,420" },
          { type: "mrkdwn", text: "*Before*\n98,120" },
        ],
      },
      { type: "context", elements: [{ type: "mrkdwn", text: "Clipscope alert: Breakouts" }] },
    ],
  });
});

it("a title can't break out of a message for Slack", () => {
  const { text, blocks } = slackBody({ ...MESSAGE, subject: "<!channel> *a* | b & c" });
  expect(text).toBe("Views passed 100,000: &lt;!channel&gt; *a* b &amp; c");
  expect(JSON.stringify(blocks)).not.toContain("<!channel>");
});

it("a message for Discord mentions no one, and shows the picture that comes with it", () => {
  const body = discordBody({ ...MESSAGE, subject: "@everyone **now**" }, true);
  expect(body.allowed_mentions).toEqual({ parse: [] });
  expect(body.embeds[0]).toMatchObject({
    title: "Views passed 100,000",
    description: "\\@everyone \\*\\*now\\*\\*",
    image: { url: "attachment://chart.png" },
    timestamp: "2026-02-03T08:15:30.000Z",
  });
  expect(body.attachments).toEqual([{ id: 0, filename: "chart.png" }]);
  expect(discordBody(MESSAGE, false)).not.toHaveProperty("attachments");
});

it("messages stay within the services' limits, whatever titles contain", () => {
  const text = fc.string({ maxLength: 3_000, unit: "binary" });
  const facts = fc.array(fc.tuple(text, text), { maxLength: 15 });
  fc.assert(
    fc.property(text, text, text, facts, (title, subject, footer, given) => {
      const message = { ...MESSAGE, title, subject, footer, facts: given };
      const [embed] = discordBody(message, true).embeds;
      const lengths = [embed?.title, embed?.description, embed?.footer.text].map((part) => part?.length ?? 0);
      expect(lengths[0]).toBeLessThanOrEqual(256);
      const fields = (embed?.fields ?? []).map(({ name, value }) => name.length + value.length);
      expect([...lengths, ...fields].reduce((sum, length) => sum + length, 0)).toBeLessThanOrEqual(6_000);
      for (const block of slackBody(message).blocks)
        if ("text" in block && block.text) expect(block.text.text.length).toBeLessThanOrEqual(3_000 * 5);
    }),
    { numRuns: 50 },
  );
});

describe("an address", () => {
  it.each([
    ["slack", "https://hooks.slack.com/services/T0/B0/abc/?x=1", "https://hooks.slack.com/services/T0/B0/abc"],
    ["discord", "https://discord.com/api/webhooks/123/a-b_c", "https://discord.com/api/webhooks/123/a-b_c"],
    [
      "discord",
      "https://canary.discord.com/api/v10/webhooks/123/abc",
      "https://canary.discord.com/api/v10/webhooks/123/abc",
    ],
    ["slack", "https://discord.com/api/webhooks/123/abc", null],
    ["slack", "http://hooks.slack.com/services/T0/B0/abc", null],
    ["slack", "https://hooks.slack.com.example.org/services/T0/B0/abc", null],
    ["slack", "https://hooks.slack.com:8443/services/T0/B0/abc", null],
    ["slack", "https://user@hooks.slack.com/services/T0/B0/abc", null],
    ["slack", "https://hooks.slack.com/workflows/T0/B0/abc", null],
    ["discord", "https://discord.com/api/webhooks/123", null],
    ["discord", "not an address", null],
  ] as const)("of %s: %s", (type, given, expected) => {
    expect(incomingUrl(type, given)).toBe(expected);
  });
});

it("responses are judged as the services document them", () => {
  const judged = (type: "slack" | "discord", status: number, body = "") => verdictOf(type, status, body);
  expect(judged("slack", 200, "ok")).toBe("delivered");
  expect(judged("slack", 404, "no_service")).toBe("gone");
  expect(judged("slack", 410, "channel_is_archived")).toBe("gone");
  expect(judged("slack", 403, "action_prohibited")).toBe("refused");
  expect(judged("slack", 400, "invalid_blocks")).toBe("refused");
  expect(judged("slack", 429)).toBe("failed");
  expect(judged("slack", 500, "rollup_error")).toBe("failed");
  expect(judged("discord", 204)).toBe("delivered");
  expect(judged("discord", 404, '{"message": "Unknown Webhook", "code": 10015}')).toBe("gone");
  expect(judged("discord", 401, '{"message": "Invalid Webhook Token", "code": 50027}')).toBe("gone");
  expect(judged("discord", 302)).toBe("refused");
  expect(bodyWaitMs('{"message": "You are being rate limited.", "retry_after": 0.65, "global": false}')).toBe(650);
  expect(bodyWaitMs("{}")).toBeNull();
});
