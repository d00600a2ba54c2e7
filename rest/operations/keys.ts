import { WhoAmI } from "@/lib/developers/keys/schemas";
import { defineOperation } from "@/rest/operation";

export const whoamiOperation = defineOperation({
  id: "whoami",
  method: "GET",
  path: "/whoami",
  dialect: "A",
  role: "any",
  tag: "Account",
  summary: "Identify an API key",
  description: "Returns the organization, the key's name and roles, and the plan.",
  answer: WhoAmI,
  answerName: "WhoAmI",
  example: {
    organization: { id: "cm5abc123def", name: "Example Ltd" },
    key_name: "Reporting",
    roles: ["videos:read", "videos:write", "channels:read", "usage:read"],
    plan: "pro",
    rate_limit_per_minute: 300,
  },
});
