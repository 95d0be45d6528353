import { html } from 'hono/html';
import { characterCount } from '../../../functions/views/components/character-count.ts';
import { checkboxes } from '../../../functions/views/components/checkboxes.ts';
import { errorMessage } from '../../../functions/views/components/error-message.ts';
import { fieldset } from '../../../functions/views/components/fieldset.ts';
import { hint } from '../../../functions/views/components/hint.ts';
import { input } from '../../../functions/views/components/input.ts';
import { label } from '../../../functions/views/components/label.ts';
import { radios } from '../../../functions/views/components/radios.ts';
import { select } from '../../../functions/views/components/select.ts';
import { textarea } from '../../../functions/views/components/textarea.ts';
import { type Cases, covering } from './paths.ts';

/** Text that is wrong wherever it is not escaped. */
const NASTY = `<em>"Tea" & 'cake'</em>`;
const RICH = html`<strong>${NASTY}</strong>`;

/** What every single field takes. */
const FIELD = {
  ...{ name: 'team.name', id: 'team', classes: 'govuk-input--width-5', describedBy: 'else' },
  label: { text: NASTY, classes: 'govuk-label--l', isPageHeading: true },
  hint: { text: NASTY, classes: 'wide' },
  errorMessage: { text: NASTY },
  formGroup: { classes: 'wide' },
  attributes: { 'data-one': NASTY },
};
/** A character count describes itself, and takes no other description, as its macro does not. */
const { describedBy: _, ...UNDESCRIBED } = FIELD;
const RICH_FIELD = {
  name: 'team',
  label: { html: RICH },
  hint: { html: RICH },
  errorMessage: { html: RICH },
};

const CHOICES = {
  ...{ name: 'lived', idPrefix: 'lived-first', classes: 'govuk-radios--inline' },
  hint: { text: NASTY, classes: 'wide' },
  errorMessage: { text: NASTY },
  formGroup: { classes: 'wide' },
  fieldset: {
    legend: { text: NASTY, classes: 'govuk-fieldset__legend--l', isPageHeading: true },
    classes: 'wide',
    describedBy: 'else',
  },
};
const RICH_CHOICES = {
  name: 'lived',
  hint: { html: RICH },
  errorMessage: { html: RICH },
  fieldset: { legend: { html: RICH } },
};
const ITEMS = [
  { value: 'yes', text: NASTY, hint: { text: NASTY }, conditional: { html: RICH } },
  { divider: 'or' },
  { value: 'no', html: RICH, id: 'own-id', hint: { html: RICH }, disabled: true },
  { value: 'maybe', text: 'Maybe', checked: true, conditional: { html: RICH } },
];
const TWO = [
  { value: 'yes', text: 'Yes' },
  { value: 'no', text: 'No', checked: false },
];

const LIST = [
  { value: '', text: 'Choose' },
  { value: 'a', text: 'A' },
];

/** Fields, by the name of their component. */
export const FIELD_CASES: Record<string, Cases> = {
  label: covering(label)([
    { text: NASTY, for: 'it', classes: 'wide', isPageHeading: true, attributes: { lang: 'cy' } },
    { html: RICH },
  ]),
  hint: covering(hint)([{ text: NASTY, id: 'it', classes: 'wide' }, { html: RICH }]),
  'error-message': covering(errorMessage)([{ text: NASTY, id: 'it' }, { html: RICH }]),
  fieldset: covering(fieldset)([
    {
      ...{ classes: 'wide', describedBy: 'it', role: 'group', html: RICH },
      legend: { text: NASTY, classes: 'wide', isPageHeading: true },
    },
    { legend: { html: RICH }, html: html`` },
  ]),
  input: covering(input)([
    { ...FIELD, type: 'email', inputmode: 'email', value: NASTY, autocomplete: 'email' },
    { ...RICH_FIELD, spellcheck: false },
    { ...RICH_FIELD, spellcheck: true, value: '' },
    { name: 'plain', label: { text: 'Plain' }, value: undefined },
  ]),
  textarea: covering(textarea)([
    { ...FIELD, rows: 9, value: `${NASTY}\n\n two lines `, autocomplete: 'off' },
    { ...RICH_FIELD, spellcheck: false },
    { name: 'plain', label: { text: 'Plain' } },
  ]),
  'character-count': covering(characterCount)([
    { ...UNDESCRIBED, maxlength: 200, countType: 'words', rows: 9, value: NASTY },
    { ...RICH_FIELD, maxlength: 100, spellcheck: true, threshold: 75 },
    { ...RICH_FIELD, maxlength: 100, countType: 'characters' },
  ]),
  select: covering(select)([
    {
      ...FIELD,
      value: 'b',
      items: [
        { value: '', text: 'Choose' },
        { value: 'a', text: NASTY, selected: true, disabled: true },
        { value: NASTY, text: 'Nasty', selected: false },
        { value: 'b', text: 'B' },
      ],
    },
    { ...RICH_FIELD, items: LIST },
    { ...RICH_FIELD, items: LIST, value: '' },
  ]),
  radios: covering(radios)([
    { ...CHOICES, items: ITEMS, value: 'yes' },
    { ...RICH_CHOICES, items: TWO, value: 'no' },
    { ...RICH_CHOICES, items: TWO },
    { name: 'bare', hint: { text: 'Hint' }, errorMessage: { text: 'Wrong' }, items: TWO },
  ]),
  checkboxes: covering(checkboxes)([
    { ...CHOICES, items: ITEMS, values: ['yes', NASTY] },
    {
      ...RICH_CHOICES,
      items: [
        { value: 'a', text: 'A', name: 'own-name' },
        { divider: 'or' },
        { value: 'none', text: 'None', behaviour: 'exclusive' },
      ],
    },
    {
      ...{
        name: 'bare',
        describedBy: 'else',
        items: [{ value: 'a', text: 'A', hint: { text: 'Hint' } }],
      },
      ...{ hint: { text: 'Hint' }, errorMessage: { text: 'Wrong' } },
    },
  ]),
};
