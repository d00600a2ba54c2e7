import { routeOf } from "@/rest/call";
import { OPERATIONS } from "@/rest/registry";

export interface DocumentedRoute {
  method: string;
  route: string;
}

/** HEAD and OPTIONS are described where GET is. */
const describedAs = (method: string): string => (method === "HEAD" || method === "OPTIONS" ? "GET" : method);

const byRoute = new Map(
  OPERATIONS.map((operation) => [
    `${operation.method} ${routeOf(operation)}`,
    { id: operation.id, summary: operation.summary },
  ]),
);

/** The operation that a logged call was one of; null where it is documented no more. */
export const operationOf = ({ method, route }: DocumentedRoute) =>
  byRoute.get(`${describedAs(method)} ${route}`) ?? null;

/** Routes that ask for a key, so that their calls are logged. */
export const loggedRoutes = (): string[] => [
  ...new Set(OPERATIONS.filter(({ role }) => role !== null).map((operation) => routeOf(operation))),
];
