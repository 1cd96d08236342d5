import "server-only";
import { readerWith, type Reader } from "./access/reader";
import { CallboardError } from "./errors";
import { pageReader } from "./load";
import { isPublicPage } from "./people/sign-in-path";

const noOne: Reader = { kind: "session", grants: [] };

/**
 * Whose page the frame is drawn for. Strangers are led to the sign-in here, before the page has begun; on the pages that
 * need no sign-in, and where the database is not available, the frame shows nothing of anyone.
 */
export async function layoutReader(headers: Headers): Promise<Reader> {
  try {
    return await (isPublicPage(headers) ? readerWith : pageReader)("connections:read", headers);
  } catch (error) {
    if (error instanceof CallboardError) return noOne;
    throw error;
  }
}
