import type { SettingKey } from '../../common/settings/settings';
import { settingNames } from '../../common/texts/settings';

export const languages = ['pt-BR', 'en-US'] as const;
export type Language = (typeof languages)[number];
export type Texts = Record<Language, string>;

/** What a policy editor calls each setting. */
export const names: Record<SettingKey, Texts> = Object.fromEntries(
  Object.entries({
    'karoo.baseUrl': 'Karoo: server address',
    'karoo.routes': 'Karoo: routes',
    'karoo.intake': 'Karoo: how it is listened to',
    'karoo.pollSeconds': 'Karoo: seconds between two looks at its list',
    'karoo.maxBacklog': 'Karoo: attendances that may wait',
    'bimer.baseUrl': 'Bimer: server address',
    'bimer.authStyle': 'Bimer: way of signing in',
    'bimer.clientId': 'Bimer: client identifier',
    'bimer.username': 'Bimer: user',
    'bimer.routes': 'Bimer: routes',
    'bimer.maxListItems': 'Bimer: entries that a lookup list may have',
    'bimer.settleSeconds': 'Bimer: seconds in which it may still store a request',
    'rules.responsibilityCentre': 'Form: responsibility centre (Centro de Responsabilidade)',
    'rules.required': 'Form: mandatory fields',
    'rules.opinionMaxLength': 'Form: longest Parecer',
    'rules.transcriptMaxLength': 'Form: longest conversation',
    'transcript.maskCards': 'Conversation: hide card numbers',
    'transcript.maskCpf': 'Conversation: hide CPF numbers',
    'transcript.maskPasswords': 'Conversation: hide passwords',
    'conversation.withTimes': 'Conversation: inserted messages with their time',
    'conversation.withNames': 'Conversation: inserted messages with names',
    'form.opening': 'When an attendance finishes',
    'form.maxAutoOpened': 'Forms that open by themselves at a time',
    'form.opensNext': 'Open the next pending attendance after sending',
    'form.shortcuts': 'Shortcuts of the form',
    'desktop.globalShortcut': 'Shortcut from any program',
    'appearance.theme': 'Theme',
    'network.proxy': 'Network: proxy',
    'network.proxyUser': 'Network: user of the proxy',
    'network.caFile': 'Network: file with certificates',
    'outbox.undoSeconds': 'Seconds in which sending can be undone',
    'records.retentionDays': 'Days for which what is settled is kept',
  } satisfies Record<SettingKey, string>).map(([key, text]) => [
    key,
    { 'pt-BR': settingNames[key as SettingKey], 'en-US': text },
  ]),
) as Record<SettingKey, Texts>;

/** What each setting does and what it takes. */
export const explanations: Record<SettingKey, Texts> = {
  'karoo.baseUrl': {
    'pt-BR': 'Endereço https do Karoo (http só dentro da rede).',
    'en-US': 'https address of Karoo (http inside the network only).',
  },
  'karoo.routes': {
    'pt-BR': 'Caminhos que substituem os presumidos: nome da rota e caminho, que começa com “/”.',
    'en-US': 'Paths in place of the assumed ones: name of the route and its path, which begins with “/”.',
  },
  'karoo.intake': {
    'pt-BR':
      'auto (pelos eventos; pela lista onde o Karoo não os oferece), stream (só pelos eventos) ou poll (só pela lista).',
    'en-US':
      'auto (by its events; by its list where there are none), stream (events only) or poll (list only).',
  },
  'karoo.pollSeconds': {
    'pt-BR':
      'De quantos em quantos segundos a lista do Karoo é consultada quando não há eventos, de 10 a 3600.',
    'en-US':
      'How many seconds pass between two looks at Karoo’s list where there are no events, from 10 to 3600.',
  },
  'karoo.maxBacklog': {
    'pt-BR':
      'Quantos atendimentos da lista do Karoo podem esperar neste computador, de 100 a 50000; os outros vêm conforme estes forem registrados.',
    'en-US':
      'How many attendances of Karoo’s list may wait on a workstation, from 100 to 50000; the others follow as these are registered.',
  },
  'bimer.baseUrl': {
    'pt-BR':
      'Endereço https do Bimer, até o fim (http só dentro da rede). Exemplo: https://bimer.empresa.com.br/BimerApi',
    'en-US':
      'https address of Bimer, whole (http inside the network only). Example: https://bimer.example.com/BimerApi',
  },
  'bimer.authStyle': {
    'pt-BR': 'Como esta versão do Bimer recebe usuário e senha.',
    'en-US': 'How this version of Bimer takes user and password.',
  },
  'bimer.clientId': {
    'pt-BR': 'Identificador do cliente para o estilo oauth.',
    'en-US': 'Client identifier of the oauth style.',
  },
  'bimer.username': {
    'pt-BR': 'Usuário do Bimer. A senha nunca faz parte da política.',
    'en-US': 'User of Bimer. The password is never part of a policy.',
  },
  'bimer.routes': {
    'pt-BR': 'Caminhos que substituem os presumidos: nome da rota e caminho, que começa com “/”.',
    'en-US': 'Paths in place of the assumed ones: name of the route and its path, which begins with “/”.',
  },
  'bimer.maxListItems': {
    'pt-BR':
      'Quantos itens uma lista de apoio pode ter, de 1000 a 1000000; uma maior é recusada e a anterior continua em uso.',
    'en-US':
      'How many entries a lookup list may have, from 1000 to 1000000; a longer one is refused and the one before stays in use.',
  },
  'bimer.settleSeconds': {
    'pt-BR':
      'Por quantos segundos, depois do limite de 30 s de cada pedido, o Bimer ainda pode gravar o que recebeu, de 0 a 600; só então “não achei” vale como ausência.',
    'en-US':
      'For how many seconds after the time-out of a request (30 s) Bimer may still store it, from 0 to 600; only then does “not found” count as absence.',
  },
  'rules.responsibilityCentre': {
    'pt-BR': 'Quando o Centro de Responsabilidade pode ser escolhido.',
    'en-US': 'When the responsibility centre can be chosen.',
  },
  'rules.required': {
    'pt-BR':
      'Campos que o agente tem de preencher, um por linha, pelo nome interno (por exemplo subject, opinion).',
    'en-US':
      'Fields that the agent has to fill in, one a line, by their internal names (for example subject, opinion).',
  },
  'rules.opinionMaxLength': {
    'pt-BR': 'Quantos caracteres o Bimer aceita no parecer; 0 é nenhum limite.',
    'en-US': 'How many characters Bimer takes for Parecer; 0 is no limit.',
  },
  'rules.transcriptMaxLength': {
    'pt-BR': 'Quantos caracteres o Bimer aceita na conversa que vai junto; 0 é nenhum limite.',
    'en-US': 'How many characters Bimer takes for the conversation that goes along; 0 is no limit.',
  },
  'transcript.maskCards': {
    'pt-BR': 'Oculta números de cartão onde a conversa é mostrada ou enviada.',
    'en-US': 'Hides card numbers wherever the conversation is shown or sent.',
  },
  'transcript.maskCpf': {
    'pt-BR': 'Oculta CPF onde a conversa é mostrada ou enviada.',
    'en-US': 'Hides CPF numbers wherever the conversation is shown or sent.',
  },
  'transcript.maskPasswords': {
    'pt-BR': 'Oculta senhas onde a conversa é mostrada ou enviada.',
    'en-US': 'Hides passwords wherever the conversation is shown or sent.',
  },
  'conversation.withTimes': {
    'pt-BR': 'Mensagens inseridas no parecer levam o horário.',
    'en-US': 'Messages inserted into Parecer carry their time.',
  },
  'conversation.withNames': {
    'pt-BR': 'Mensagens inseridas no parecer levam o nome de quem escreveu.',
    'en-US': 'Messages inserted into Parecer carry the name of who wrote them.',
  },
  'form.opening': {
    'pt-BR': 'O formulário abre sem tirar o foco, ou só há um aviso e ele abre com um clique.',
    'en-US': 'The form opens without taking the focus, or there is only a notice and it opens on a click.',
  },
  'form.maxAutoOpened': {
    'pt-BR':
      'Quantos formulários abertos sozinhos e ainda não tocados ficam na tela; os demais esperam em Pendências.',
    'en-US':
      'How many forms that opened by themselves, and were not touched yet, stand on the screen; the others wait in the inbox.',
  },
  'form.opensNext': {
    'pt-BR': 'Depois de Enviar, a pendência mais antiga abre sozinha.',
    'en-US': 'After sending, the oldest pending attendance opens by itself.',
  },
  'form.shortcuts': {
    'pt-BR': 'Comando e atalho (por exemplo conversation e Ctrl+J); em branco é nenhum.',
    'en-US': 'Command and shortcut (for example conversation and Ctrl+J); blank is none.',
  },
  'desktop.globalShortcut': {
    'pt-BR': 'Abre a pendência mais antiga em qualquer programa, por exemplo Ctrl+Shift+F10.',
    'en-US': 'Opens the oldest pending attendance from any program, for example Ctrl+Shift+F10.',
  },
  'appearance.theme': {
    'pt-BR': 'Claro, escuro ou como o sistema.',
    'en-US': 'Light, dark or as the system.',
  },
  'network.proxy': {
    'pt-BR': 'system (como no sistema), none (nenhum) ou um endereço como http://proxy.empresa.local:8080.',
    'en-US': 'system (as the system says), none, or an address such as http://proxy.example.local:8080.',
  },
  'network.proxyUser': {
    'pt-BR': 'Usuário do proxy dado por endereço (autenticação básica). A senha nunca faz parte da política.',
    'en-US': 'User of a proxy given by its address (Basic). The password is never part of a policy.',
  },
  'network.caFile': {
    'pt-BR': 'Caminho completo de um arquivo com autoridades certificadoras da empresa, em PEM ou DER.',
    'en-US': 'Full path of a file with the company’s certificate authorities, PEM or DER.',
  },
  'outbox.undoSeconds': {
    'pt-BR': 'Por quantos segundos Enviar pode ser desfeito, de 0 a 30.',
    'en-US': 'For how many seconds sending can be undone, from 0 to 30.',
  },
  'records.retentionDays': {
    'pt-BR':
      'Por quantos dias fica guardado o que já foi concluído, de 30 a 3650; o que está aberto não sai sozinho.',
    'en-US': 'For how many days what is settled is kept, from 30 to 3650; what is open never goes by itself.',
  },
};

export const common = {
  title: { 'pt-BR': 'Karoo Bimer Companion', 'en-US': 'Karoo Bimer Companion' },
  recommended: {
    'pt-BR': 'Valores iniciais (o usuário pode alterar)',
    'en-US': 'Initial values (users can change them)',
  },
  supported: {
    'pt-BR': 'Karoo Bimer Companion 0.1 ou mais novo',
    'en-US': 'Karoo Bimer Companion 0.1 or newer',
  },
  locked: {
    'pt-BR': 'O usuário não pode alterar.',
    'en-US': 'Users cannot change it.',
  },
  initial: {
    'pt-BR': 'Vale enquanto o usuário não escolher outro valor.',
    'en-US': 'Counts as long as users choose nothing else.',
  },
} satisfies Record<string, Texts>;
