/** What the variables of a standard text or a snippet stand for; '' = not known. */
export interface TextVariables {
  cliente: string;
  contato: string;
  protocolo: string;
  data: string;
  agente: string;
}

export const textVariableNames = ['cliente', 'contato', 'protocolo', 'data', 'agente'] as const;

/**
 * The text with `{cliente}`, `{contato}`, `{protocolo}`, `{data}` and `{agente}` replaced, in any case. One that is
 * not known stays as it is, so that the agent sees what is missing; so does everything else in braces. What is filled
 * in is not searched again.
 */
export function fillVariables(text: string, values: TextVariables): string {
  return text.replace(/\{([a-z]+)\}/gi, (found, name: string) => {
    const known = textVariableNames.find((candidate) => candidate === name.toLowerCase());
    return (known && values[known]) || found;
  });
}
