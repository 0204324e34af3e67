import { boolean, number, object, string } from 'yup';
import { formViewLimits, selectionDirections } from '../attendance/form-view';
import { formFields } from '../attendance/registration-form';

const position = () => number().required().min(0).max(formViewLimits.position);

/** Where the agent was in a form; nothing in it decides what is sent. */
export function formViewShape() {
  const selection = object({
    start: position().integer(),
    end: position().integer(),
    direction: string().required().oneOf(selectionDirections),
  });
  const focus = object({
    field: string().required().oneOf(formFields),
    selection: selection.noUnknown().nullable().defined(),
  });
  const conversation = object({ isOpen: boolean().required(), scroll: position() });
  return object({
    focus: focus.noUnknown().nullable().defined(),
    unfinishedRecipient: string().defined().max(formViewLimits.unfinishedRecipient),
    formScroll: position(),
    opinionScroll: position(),
    conversation: conversation.noUnknown().required(),
  })
    .noUnknown()
    .strict();
}
