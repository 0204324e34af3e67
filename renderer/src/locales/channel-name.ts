const names: Record<string, string> = {
  chat: 'Chat',
  email: 'E-mail',
  facebook: 'Facebook',
  instagram: 'Instagram',
  sms: 'SMS',
  telefone: 'Telefone',
  telegram: 'Telegram',
  whatsapp: 'WhatsApp',
};

/** Karoo's channel as people write it; one that is not known is shown as it came. */
export function channelName(channel: string): string {
  return names[channel.toLowerCase()] ?? channel;
}
