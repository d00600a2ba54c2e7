import net from "node:net";
import "@/test/setup-environment";

/** Unit tests run in threads without PostgreSQL and sandbox: opening a connection fails immediately. */
process.env.DATABASE_URL = "postgres://unit-tests-have-no-database.invalid/none";
process.env.SANDBOX_URL = "http://unit-tests-have-no-sandbox.invalid";

net.Socket.prototype.connect = function refuse() {
  return this.destroy(
    new Error("Unit tests open no connections. Import the harness in test/ to run with PostgreSQL and the sandbox."),
  );
};
