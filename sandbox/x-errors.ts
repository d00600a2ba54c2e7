import { json } from "./gateway";

const PROBLEMS = "https://api.twitter.com/2/problems";

export const xErrors = {
  unauthorized: () => json({ title: "Unauthorized", type: "about:blank", status: 401, detail: "Unauthorized" }, 401),
  clientNotEnrolled: () =>
    json(
      {
        client_id: "20000000",
        detail:
          "When authenticating requests to the Twitter API v2 endpoints, you must use keys and tokens from a Twitter developer App that is attached to a Project. You can create a project via the developer portal.",
        registration_url: "https://developer.twitter.com/en/docs/projects/overview",
        title: "Client Forbidden",
        required_enrollment: "Appropriate Level of API Access",
        reason: "client-not-enrolled",
        type: `${PROBLEMS}/client-forbidden`,
      },
      403,
    ),
  tooManyRequests: () =>
    json({ title: "Too Many Requests", detail: "Too Many Requests", type: "about:blank", status: 429 }, 429),
  usageCapExceeded: (status: 403 | 429) =>
    json(
      {
        account_id: 1480000000000000000,
        product_name: "standard-basic",
        title: "UsageCapExceeded",
        period: "Monthly",
        scope: "Product",
        detail: "Usage cap exceeded: Monthly product cap",
        type: `${PROBLEMS}/usage-capped`,
      },
      status,
    ),
  creditsDepleted: () =>
    json(
      {
        account_id: 1480000000000000000,
        title: "CreditsDepleted",
        detail: "Your enrolled account [1480000000000000000] does not have any credits to fulfill this request.",
        type: `${PROBLEMS}/credits`,
      },
      402,
    ),
  invalid: (parameter: string, value: string, message: string) =>
    json(
      {
        errors: [{ parameters: { [parameter]: [value] }, message }],
        title: "Invalid Request",
        detail: "One or more parameters to your request was invalid.",
        type: `${PROBLEMS}/invalid-request`,
      },
      400,
    ),
  broken: (status: 500 | 503) =>
    status === 500
      ? json(
          {
            title: "Internal Server Error",
            detail: "Something is broken. This is usually a temporary error.",
            type: "about:blank",
            status,
          },
          status,
        )
      : json({ title: "Service Unavailable", detail: "Service Unavailable", type: "about:blank", status }, status),
};

/**
 * Returns one entry of `errors` in a response with status 200. `host` is api.twitter.com in most responses, api.x.com
 * in some.
 */
export function partialError(
  kind: "not-found" | "not-authorized",
  resource: "tweet" | "user",
  parameter: string,
  value: string,
  host: "api.twitter.com" | "api.x.com" = "api.twitter.com",
): object {
  const missing = kind === "not-found";
  const type = missing ? "resource-not-found" : "not-authorized-for-resource";
  return {
    value,
    detail: missing
      ? `Could not find ${resource} with ${parameter}: [${value}].`
      : `Sorry, you are not authorized to see the ${resource === "tweet" ? "Tweet" : "User"} with ${parameter}: [${value}].`,
    title: missing ? "Not Found Error" : "Authorization Error",
    resource_type: resource,
    parameter,
    resource_id: value,
    type: `https://${host}/2/problems/${type}`,
  };
}
