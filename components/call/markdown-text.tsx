import { fromMarkdown } from "mdast-util-from-markdown";
import { useMemo, type ReactNode } from "react";
import { MarkedText } from "@/components/ui/marked-text";
import type { Mark } from "@/lib/calls/search/search";

type Parent = ReturnType<typeof fromMarkdown>;
type Node = Parent["children"][number];

/** Marks in the whole source. */
interface MarkdownTextProps {
  text: string;
  marks: readonly Mark[];
  current?: Mark | undefined;
}

/** Reading Markdown takes the square of what stands in one another, so what is longer or deeper is shown as it was written. */
const longest = 5_000;
const nested = /^(?:[ \t]*(?:[>*+-]|\d+[.)])){8}/m;
const deepest = 12;

/** Shows a summary in Markdown. It makes no links, images or HTML: these are shown as they were written. */
export function MarkdownText(props: MarkdownTextProps) {
  const { text } = props;
  const root = useMemo(
    () => (text.length > longest || nested.test(text) ? undefined : fromMarkdown(text)),
    [text],
  );
  return root ? (
    <div className="flex flex-col gap-2">{childrenOf(root, props, 0)}</div>
  ) : (
    <p className="whitespace-pre-line">
      <MarkedText {...props} />
    </p>
  );
}

const childrenOf = ({ children }: { children: readonly Node[] }, props: MarkdownTextProps, depth: number) =>
  children.map((node, place) => <Shown key={place} node={node} depth={depth + 1} {...props} />);

function Shown({ node, depth, ...props }: MarkdownTextProps & { node: Node; depth: number }): ReactNode {
  if (depth > deepest) return <Source node={node} {...props} />;
  const children = "children" in node ? childrenOf(node, props, depth) : undefined;
  switch (node.type) {
    case "paragraph":
      return <p className="whitespace-pre-line">{children}</p>;
    case "heading":
      return <h3 className="mt-1 font-semibold first:mt-0">{children}</h3>;
    case "list":
      return node.ordered ? (
        <ol start={node.start ?? 1} className="list-decimal ps-6">
          {children}
        </ol>
      ) : (
        <ul className="list-disc ps-6">{children}</ul>
      );
    case "listItem":
      return <li className="marker:text-muted">{children}</li>;
    case "blockquote":
      return <blockquote className="border-s-2 border-separator ps-3">{children}</blockquote>;
    case "strong":
      return <strong className="font-semibold">{children}</strong>;
    case "emphasis":
      return <em>{children}</em>;
    case "thematicBreak":
      return <hr className="border-separator" />;
    case "break":
      return <br />;
    case "text":
      return <Source node={node} {...props} otherwise={node.value} />;
    default:
      return <Source node={node} {...props} />;
  }
}

/**
 * A node as it stands in the source, with its marks.
 * @param otherwise what it says, if that is written in another way
 */
function Source({
  node: { position },
  text,
  marks,
  current,
  otherwise,
}: MarkdownTextProps & { node: Node; otherwise?: string }) {
  const [start = 0, end = 0] = [position?.start.offset, position?.end.offset];
  const source = text.slice(start, end);
  if (otherwise !== undefined && otherwise !== source) return otherwise;
  const own = marks
    .filter((mark) => mark.start < end && mark.end > start)
    .map((of) => ({ of, start: Math.max(0, of.start - start), end: Math.min(of.end, end) - start }));
  return <MarkedText text={source} marks={own} current={own.find(({ of }) => of === current)} />;
}
