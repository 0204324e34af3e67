// The other windows: inbox with its queue, settings.
import { takeWindow } from './picture.mjs';

export async function takeInbox({ app, inbox }) {
  await app.setContentSize(inbox, 900, 640);
  await app.focus(inbox);
  await inbox.getByRole('button', { name: 'Entendi' }).click();
  await inbox.getByRole('tab', { name: /^Fila de envio/ }).click();
  await takeWindow(inbox, 'queue');
  await inbox.getByRole('tab', { name: /^Pendências/ }).click();
  await takeWindow(inbox, 'inbox');
}

/** The last picture: saving these addresses cuts the connections. */
export async function takeSettings({ app, inbox }) {
  await inbox.getByRole('button', { name: 'Configurações' }).click();
  const settings = await app.window('settings');
  await app.setContentSize(settings, 760, 960);
  // The sandbox's ports change with every run; these look like a company's own and lead nowhere.
  const addresses = ['https://karoo.empresa.example', 'https://bimer.empresa.example/api'];
  for (const [index, address] of addresses.entries())
    await settings.getByRole('textbox', { name: 'Endereço do servidor' }).nth(index).fill(address);
  await settings.keyboard.press('Control+s');
  await settings.getByRole('button', { name: 'Salvar' }).focus();
  await takeWindow(settings, 'settings');
}
