import "server-only";

/** A body that is longer than it may be. */
export class BodyTooLong extends Error {
  override readonly name = "BodyTooLong";
}

/** The whole body as text (UTF-8), of at most so many bytes. @throws BodyTooLong; what the stream throws */
export async function readBody({ body }: Pick<Body, "body">, limit: number): Promise<string> {
  const reader = body?.getReader();
  if (!reader) return "";
  const decoder = new TextDecoder();
  let length = 0;
  let text = "";
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    length += read.value.byteLength;
    if (length > limit) {
      reader.cancel().catch(() => undefined);
      throw new BodyTooLong("the body is too long");
    }
    text += decoder.decode(read.value, { stream: true });
  }
  return text + decoder.decode();
}
