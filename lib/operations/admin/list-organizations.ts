import { and, count, eq, exists, ilike, isNotNull, isNull, or, type SQL, sql } from "drizzle-orm";
import { accounts, members, organizations, users } from "@/db/schema";
import { assertAdmin } from "@/lib/core/assert-admin";
import type { ActingContext } from "@/lib/core/context";
import { orderedBy } from "@/lib/core/keyset";
import { figures, presentRow, spendable } from "@/lib/operations/admin/figures";
import type {
  OrganizationRows,
  OrganizationSort,
  OrganizationState,
  OrganizationsQuery,
} from "@/lib/operations/admin/schemas";

const SORT_BY: Record<OrganizationSort, SQL> = {
  created_at: sql`${organizations.createdAt}`,
  name: sql`lower(${organizations.name})`,
  balance: sql`${accounts.balance}`,
  spendable,
  uncharged: sql`${accounts.uncharged}`,
  running: sql`${accounts.monitoring}`,
  members: figures.memberCount,
  last_activity: figures.lastActivity,
};

const IN_STATE: Record<OrganizationState, SQL | undefined> = {
  active: and(isNull(organizations.suspendedAt), isNull(organizations.closedAt)),
  low: sql`${spendable} < ${organizations.lowBalanceThreshold}`,
  suspended: isNotNull(organizations.suspendedAt),
  closed: isNotNull(organizations.closedAt),
};

/** Returns every organization with its money and activity, for admins. */
export async function listOrganizations(ctx: ActingContext, query: OrganizationsQuery): Promise<OrganizationRows> {
  await assertAdmin(ctx);
  const where = and(
    query.plan && eq(organizations.plan, query.plan),
    query.state && IN_STATE[query.state],
    query.q ? matches(ctx, query.q) : undefined,
  );
  const [found, [total]] = await Promise.all([
    ctx.db
      .select({ organization: organizations, account: accounts, ...figures })
      .from(organizations)
      .innerJoin(accounts, eq(accounts.organizationId, organizations.id))
      .where(where)
      // Ties are sorted by ID, so that pages neither repeat nor skip a row.
      .orderBy(
        orderedBy(SORT_BY[query.sort], query.order, { isNullable: query.sort === "last_activity" }),
        orderedBy(sql`${organizations.id}`, query.order, { isNullable: false }),
      )
      .limit(query.per_page)
      .offset((query.page - 1) * query.per_page),
    ctx.db
      .select({ n: count() })
      .from(organizations)
      .innerJoin(accounts, eq(accounts.organizationId, organizations.id))
      .where(where),
  ]);
  return {
    rows: found.map(presentRow),
    total: total?.n ?? 0,
    page: query.page,
    per_page: query.per_page,
    at: ctx.now().toISOString(),
  };
}

function matches(ctx: ActingContext, q: string): SQL | undefined {
  const pattern = `%${q.replace(/[\\%_]/g, "\\$&")}%`;
  const itsMember = ctx.db
    .select({ one: sql`1` })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(and(eq(members.organizationId, organizations.id), ilike(users.email, pattern)));
  return or(ilike(organizations.name, pattern), eq(organizations.publicId, q), exists(itsMember));
}
