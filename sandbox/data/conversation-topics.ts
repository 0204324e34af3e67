/** What a conversation is about; `turns` are question and answer pairs, the customer asks first. */
export interface Topic {
  subject: string;
  opening: string;
  turns: readonly (readonly [customer: string, agent: string])[];
  opinion: string;
}

export const topics: readonly Topic[] = [
  {
    subject: 'Rejeição 539 na NF-e',
    opening:
      'Bom dia! Minha nota está sendo rejeitada, aparece "Rejeição 539: Duplicidade de NF-e com diferença na chave de acesso".',
    turns: [
      [
        'A nota é a {numero}, série 1. Já tentei transmitir umas três vezes 😓',
        'Entendi. Essa rejeição acontece quando o número já foi usado com outra chave. Vou consultar a nota na SEFAZ, um momento.',
      ],
      [
        'Pode ser porque a internet caiu ontem bem na hora da emissão?',
        'Pode sim. A primeira tentativa chegou a ser autorizada. Vamos recuperar o XML autorizado e atualizar a situação da nota.',
      ],
      [
        'Apareceu "Autorizada" agora! E o DANFE?',
        'Perfeito. Em Notas > Imprimir DANFE ele já sai com o protocolo correto.',
      ],
    ],
    opinion:
      'NF-e {numero} com rejeição 539 após queda de internet. Recuperado o XML autorizado na SEFAZ e atualizada a situação.',
  },
  {
    subject: 'Fechamento de caixa com diferença',
    opening: 'Olá, o fechamento do caixa de ontem está com diferença de R$ {valor} e não acho de onde vem.',
    turns: [
      [
        'É o caixa 2, operador da tarde. Só esse deu diferença.',
        'Certo. Abra o relatório de movimentação por forma de pagamento e me envie, por favor.',
      ],
      [
        'Mandei. No cartão está batendo, é no dinheiro mesmo.',
        'Há uma sangria lançada em duplicidade às {hora}. Vou orientar o estorno do segundo lançamento.',
      ],
      [
        'Estornei aqui e zerou a diferença, maravilha! 🎉',
        'Ótimo! Para evitar, confira a mensagem de confirmação antes de repetir a sangria.',
      ],
    ],
    opinion:
      'Diferença de R$ {valor} no caixa 2 causada por sangria em duplicidade. Orientado o estorno e conferido o fechamento.',
  },
  {
    subject: 'Boleto não registra no banco',
    opening: 'Boa tarde, os boletos que gerei hoje não aparecem como registrados no banco.',
    turns: [
      [
        'São {quantidade} boletos, todos da carteira 109.',
        'Vou verificar o arquivo de remessa. A senhora consegue me enviar o arquivo gerado hoje?',
      ],
      [
        'Segue o arquivo. Troquei de agência semana passada, será isso?',
        'É isso mesmo: o convênio no cadastro ainda é o da agência anterior. Vamos atualizar em Cadastros > Contas bancárias.',
      ],
      [
        'Atualizei e gerei a remessa de novo. O banco aceitou 👍',
        'Que bom! Os boletos antigos precisam ser reenviados ao cliente, pois a linha digitável mudou.',
      ],
    ],
    opinion:
      'Boletos recusados por convênio desatualizado após troca de agência. Atualizado o cadastro e gerada nova remessa ({quantidade} títulos).',
  },
  {
    subject: 'Certificado digital vencido',
    opening: 'Bom dia, comprei o certificado novo mas o sistema continua pedindo o antigo.',
    turns: [
      [
        'É A1, o arquivo está na área de trabalho.',
        'Certo. Acesse Configurações > Certificado e selecione o arquivo novo. A senha é a que foi definida na emissão.',
      ],
      [
        'Deu "senha inválida" 🤔',
        'Verifique se o Caps Lock está desligado. A senha diferencia maiúsculas de minúsculas.',
      ],
      [
        'Era isso! Agora mostrou a validade até {data}.',
        'Excelente. Vou pedir que emita uma nota de teste em homologação para confirmarmos.',
      ],
    ],
    opinion: 'Instalado o novo certificado A1 (validade {data}) e testada a emissão em homologação.',
  },
  {
    subject: 'Estoque negativo após inventário',
    opening: 'Oi, fizemos inventário no fim de semana e agora vários produtos ficaram com estoque negativo.',
    turns: [
      [
        'Uns {quantidade} itens, a maioria da seção de laticínios.',
        'Foram feitas vendas durante a contagem?',
      ],
      [
        'Sim, a loja abriu no domingo de manhã.',
        'Então o saldo contado foi gravado sem as saídas da manhã. Vamos reprocessar o inventário com a data e hora do início da contagem.',
      ],
      [
        'Reprocessou. Os saldos bateram com a planilha 😀',
        'Ótimo. Na próxima, use a opção "bloquear movimentação durante a contagem".',
      ],
    ],
    opinion:
      'Inventário gravado com vendas durante a contagem. Reprocessado com data e hora do início; {quantidade} itens corrigidos.',
  },
  {
    subject: 'Dúvida no cálculo de férias',
    opening:
      'Boa tarde! O cálculo das férias de um funcionário saiu diferente do que a contabilidade passou.',
    turns: [
      [
        'Ele tem média de horas extras, acho que não entrou.',
        'Vou conferir se o evento de horas extras está marcado para compor a média de férias.',
      ],
      [
        'Não estava marcado mesmo. Marquei agora.',
        'Recalcule as férias em Folha > Férias > Recalcular e confira o terço constitucional.',
      ],
      [
        'Agora deu R$ {valor}, igual ao da contabilidade. Obrigada!! 🙏',
        'Por nada! Lembre-se de reenviar o evento S-1200 se a folha já tinha sido transmitida.',
      ],
    ],
    opinion:
      'Evento de horas extras não compunha a média de férias. Parametrizado e recalculado (R$ {valor}).',
  },
  {
    subject: 'Sistema lento na abertura de pedidos',
    opening: 'Bom dia, desde ontem abrir um pedido está levando mais de um minuto.',
    turns: [
      [
        'Em todas as máquinas, até no servidor.',
        'Houve alguma atualização do Windows ou do antivírus ontem?',
      ],
      [
        'O antivírus atualizou sim.',
        'Provavelmente ele está verificando a pasta do sistema. Vou passar as exceções que devem ser cadastradas.',
      ],
      [
        'Cadastrei as exceções e voltou ao normal, abre em {quantidade} segundos.',
        'Perfeito. Caso volte a acontecer, nos avise com o horário para analisarmos o banco de dados.',
      ],
    ],
    opinion:
      'Lentidão causada por verificação do antivírus na pasta do sistema. Orientadas as exceções; desempenho normalizado.',
  },
  {
    subject: 'TEF não comunica com a operadora',
    opening: 'Urgente! O cartão não passa em nenhum caixa, diz "sem comunicação com a operadora" 😱',
    turns: [
      [
        'A internet está funcionando, o site do banco abre.',
        'Vamos verificar o serviço do TEF no servidor. Posso acessar remotamente?',
      ],
      [
        'Pode sim, o código é {numero}.',
        'Acessado. O serviço estava parado depois da queda de energia. Já iniciei e deixei com início automático.',
      ],
      ['Passou o primeiro cartão! Ufa ❤️', 'Ótimo! Vou acompanhar mais algumas vendas antes de encerrar.'],
    ],
    opinion:
      'Serviço do TEF parado após queda de energia. Iniciado por acesso remoto e configurado para início automático.',
  },
];

/** Turns that fit anywhere, for long conversations. */
export const commonTurns: readonly (readonly [customer: string, agent: string])[] = [
  ['Só um minuto, vou abrir a tela aqui.', 'Sem problema, aguardo.'],
  [
    'Em qual menu fica mesmo?',
    'No menu lateral, terceira opção. O caminho completo é Movimentações > Consultas.',
  ],
  ['Apareceu uma mensagem, posso clicar em "Sim"?', 'Pode sim, é só a confirmação.'],
  ['Meu colega perguntou se isso afeta a filial também.', 'Não, a alteração vale somente para esta empresa.'],
  [
    'Tive que atender um cliente no balcão, desculpe a demora.',
    'Imagine! Podemos continuar de onde paramos.',
  ],
  ['Isso vai alterar os lançamentos de {data}?', 'Não, somente os lançamentos a partir de hoje.'],
  ['Aqui mostra {quantidade} registros. Está certo?', 'Está certo, são os mesmos que vejo deste lado.'],
  ['E se der erro de novo?', 'Nos chame por aqui informando o protocolo, o histórico fica registrado.'],
  ['Travou aqui… reiniciei o programa.', 'Certo, acesse novamente com o mesmo usuário, por favor.'],
  ['Agora foi ✅', 'Muito bem. Vamos para o próximo passo.'],
  ['Pode me mandar isso por escrito?', 'Claro, envio o passo a passo em PDF ao final.'],
  ['O valor que aparece é R$ {valor}.', 'Confere com o relatório. Pode confirmar.'],
];
