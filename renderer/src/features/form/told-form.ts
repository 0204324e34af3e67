import type { ShallowRef } from 'vue';
import type { FormEvent, FormState } from '../../../../common/attendance/form-state';

/** A form as those see it who ask something for it: how it stands, and the one way to change it. */
export interface ToldForm {
  state: Readonly<ShallowRef<FormState>>;
  tell: (event: FormEvent) => void;
}
