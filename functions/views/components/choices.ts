import { html } from 'hono/html';
import { attributes } from './attributes.ts';
import { type Content, classes, contentOf, type Html } from './content.ts';
import { type FieldsetOptions, fieldset } from './fieldset.ts';
import { aids, describedBy, formGroup, type GroupOptions } from './form-group.ts';
import { hint } from './hint.ts';
import { label } from './label.ts';

/** An answer to tick; what is under `conditional` shows when it is ticked (always, without JavaScript). */
export type ChoiceItem = Content & {
  divider?: never;
  value: string;
  id?: string;
  hint?: Content;
  checked?: boolean;
  disabled?: boolean;
  conditional?: { html: Html };
};

/** A word between two answers, such as "or". */
export type ChoiceDivider = { divider: string };

/** What radios and checkboxes have in common. */
export type ChoicesOptions = GroupOptions & {
  name: string;
  /** The first answer's id; the others add their number. The name unless given. */
  idPrefix?: string;
  fieldset?: Omit<FieldsetOptions, 'html' | 'role'>;
  classes?: string;
};

/** How one kind of answers differs from the other. */
export type ChoiceKind<Item> = {
  type: 'radio' | 'checkbox';
  block: 'govuk-radios' | 'govuk-checkboxes';
  /** Attributes of an answer's own. */
  attributesOf: (item: Item) => Record<string, string | boolean | undefined>;
};

/** Answers to tick, below each other, with their question where there is one. */
export function choices<Item extends ChoiceItem>(
  options: ChoicesOptions & { items: (Item | ChoiceDivider)[] },
  kind: ChoiceKind<Item>,
): Html {
  const { name, idPrefix = name, items } = options;
  const about = describedBy(idPrefix, { ...options, ...outerDescription(options) });
  const inner = html`${aids(idPrefix, options)}<div class="${classes(kind.block, options.classes)}" data-module="${kind.block}">${items.map(
    (item, index) => {
      if ('divider' in item && item.divider !== undefined) {
        return html`<div class="${kind.block}__divider">${item.divider}</div>`;
      }
      const id = item.id ?? (index === 0 ? idPrefix : `${idPrefix}-${index + 1}`);
      return choice(item as Item, { id, name, about: options.fieldset ? undefined : about }, kind);
    },
  )}</div>`;
  return formGroup(
    options,
    options.fieldset ? fieldset({ ...options.fieldset, describedBy: about, html: inner }) : inner,
  );
}

function outerDescription({ fieldset: outer }: ChoicesOptions): { describedBy?: string } {
  return outer?.describedBy === undefined ? {} : { describedBy: outer.describedBy };
}

function choice<Item extends ChoiceItem>(
  item: Item,
  { id, name, about }: { id: string; name: string; about: string | undefined },
  { type, block, attributesOf }: ChoiceKind<Item>,
): Html {
  const { value, disabled, conditional } = item;
  const own = attributesOf(item);
  const hintId = item.hint && `${id}-item-hint`;
  // A radio is described by its fieldset alone, as the official macro has it.
  const described = classes(type === 'checkbox' && about, hintId) || undefined;
  return html`<div class="${block}__item"><input${attributes({
    class: `${block}__input`,
    ...{ id, name, type, value },
    ...{ disabled, 'data-aria-controls': conditional && `conditional-${id}` },
    'aria-describedby': described,
    ...own,
  })}>${label({ ...labelOf(item), for: id, classes: `${block}__label` })}${
    item.hint ? hint({ ...item.hint, id: `${id}-item-hint`, classes: `${block}__hint` }) : ''
  }</div>${
    conditional
      ? html`<div class="${classes(`${block}__conditional`, !own['checked'] && `${block}__conditional--hidden`)}" id="conditional-${id}">${conditional.html}</div>`
      : ''
  }`;
}

function labelOf(item: Content): Content {
  return { html: html`${contentOf(item)}` };
}
