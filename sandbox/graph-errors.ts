import { json } from "./gateway";

interface GraphFailure {
  message: string;
  code: number;
  subcode?: number;
  type?: string;
  status?: number;
}

/** Errors of the Graph API (developers.facebook.com/docs/graph-api/guides/error-handling). */
const failure = ({ message, code, subcode, type = "OAuthException", status = 400 }: GraphFailure): Response =>
  json(
    {
      error: {
        message,
        type,
        code,
        ...(subcode !== undefined && { error_subcode: subcode }),
        fbtrace_id: "AbCdEfGhIjKlMnOpQrStUvW",
      },
    },
    status,
  );

export const graphErrors = {
  token: () =>
    failure({ message: "Error validating access token: Session has expired", code: 190, subcode: 463, status: 401 }),
  revoked: () =>
    failure({
      message: "Error validating access token: The user has not authorized application 990602627938098.",
      code: 190,
      subcode: 458,
    }),
  permission: (scope: string) =>
    failure({ message: `(#10) Application does not have permission for this action: ${scope}`, code: 10, status: 403 }),
  clientSecret: () => failure({ message: "Error validating client secret.", code: 1 }),
  parameter: (name: string) => failure({ message: `(#100) Invalid parameter: ${name}`, code: 100 }),
  tooLong: () =>
    failure({
      message: "(#100) There cannot be more than 30 days (2592000 s) between since and until",
      code: 100,
      subcode: 2_108_006,
    }),
  appLimit: () => failure({ message: "(#4) Application request limit reached", code: 4, status: 403 }),
  userLimit: () => failure({ message: "(#17) User request limit reached", code: 17 }),
  noUser: (name: string) =>
    failure({ message: `Invalid user id: Cannot find User with username: ${name}`, code: 110, subcode: 2_207_013 }),
  noField: (field: string, node: string) =>
    failure({ message: `(#100) Tried accessing nonexisting field (${field}) on node type (${node})`, code: 100 }),
  syntax: (text: string) => failure({ message: `(#100) Syntax error in fields: ${text.slice(0, 80)}`, code: 100 }),
  unknownObject: (id: string) =>
    failure({
      message: `Unsupported get request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation`,
      code: 100,
      subcode: 33,
      type: "GraphMethodException",
    }),
  broken: (status: 500 | 503) =>
    failure({ message: "An unexpected error has occurred. Please retry your request later.", code: 2, status }),
};
