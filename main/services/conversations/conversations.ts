import type { Conversation } from '../../../common/attendance/attendance';
import { maskConversation } from '../../../common/attendance/mask';
import { inSlices } from '../../../common/in-slices';
import { maskRulesOf } from '../../../common/settings/settings';
import { slices } from '../give-way';
import type { KarooApi } from '../ports';
import type { SettingsService } from '../settings/settings-service';

export interface ConversationsOptions {
  karoo: Pick<KarooApi, 'conversation'>;
  settings: Pick<SettingsService, 'current'>;
}

/**
 * The conversations of Karoo, and the only way to them: what the company wants hidden is hidden before anybody reads,
 * picks or sends a word. Both methods reject with an AppError.
 */
export class Conversations {
  readonly #options: ConversationsOptions;

  constructor(options: ConversationsOptions) {
    this.#options = options;
  }

  /** The attendance's conversation as it is shown, picked from and sent. */
  async read(attendanceId: string): Promise<Conversation> {
    const { karoo, settings } = this.#options;
    const conversation = await karoo.conversation(attendanceId);
    return inSlices(maskConversation(conversation, maskRulesOf(settings.current())), slices());
  }

  /** Whether somebody registered the attendance in Bimer; null = Karoo answers, but does not say. */
  async isIntegrated(attendanceId: string): Promise<boolean | null> {
    return (await this.#options.karoo.conversation(attendanceId)).attendance.isIntegrated;
  }
}
