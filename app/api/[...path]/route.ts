import { CallboardError } from "@/lib/server/errors";
import { route } from "@/lib/server/http/route";

export const GET = route({ access: "public" }, () => {
  throw new CallboardError(
    "not_found",
    "There is no such address in the API. README.md lists those there are.",
  );
});
