// A process of its own that joins the cluster of a folder, says so, and leaves it when its input ends.
import "server-only";
import { joinCluster } from "@/lib/server/postgres/cluster/join-cluster";

const [folder = ""] = process.argv.slice(2);
const server = await joinCluster(folder, new AbortController().signal);
process.stdout.write("joined\n");
process.stdin.resume();
await new Promise((resolve) => process.stdin.once("end", resolve));
await server.leave();
process.exit(0);
