import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';

/** An element without the accidents of how it was written, or a text. */
export type Tree = string | { tag: string; attributes: Record<string, string>; children: Tree[] };

/** What a browser makes of a piece of HTML; white space between words counts once, around them not at all. */
export function treeOf(markup: string): Tree[] {
  return childrenOf(parseFragment(markup), false);
}

type Node = DefaultTreeAdapterTypes.ChildNode;
type Parent = { childNodes: Node[] };

function childrenOf(parent: Parent, exact: boolean): Tree[] {
  return parent.childNodes.flatMap((node): Tree[] => {
    if ('value' in node) {
      const text = exact ? node.value : node.value.replace(/\s+/g, ' ').trim();
      return text === '' ? [] : [text];
    }
    if (!('tagName' in node)) return [];
    const attributes = node.attrs.map(({ name, value }) => [
      name,
      name === 'class' ? value.trim().split(/\s+/).sort().join(' ') : value,
    ]);
    return [
      {
        tag: node.tagName,
        attributes: Object.fromEntries(attributes.sort()),
        // What was typed into a box of text is kept to the letter.
        children: childrenOf(node, node.tagName === 'textarea'),
      },
    ];
  });
}
