// Generated from karoo.json by scripts/generate-api-types.mjs. Do not edit: npm run api:types

export interface paths {
    "/v1/conta": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who am I */
        get: operations["getConta"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/eventos": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Event stream
         * @description Server-sent events. A comment line comes every 15 s; 45 s without a byte mean that the connection is dead. Delivery is at least once: duplicates and wrong order occur. The id of an event is an opaque cursor. Unknown events are ignored. A Karoo without event stream answers 404, 405 or 501 (or anything that is no stream): its catch-up list is asked for instead, and the stream is tried again from time to time.
         */
        get: operations["streamEventos"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/atendimentos": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Catch-up list, oldest end first
         * @description A page may be smaller than asked for, even empty, while proximoCursor is not null: only null ends the list.
         */
        get: operations["listAtendimentos"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/atendimentos/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One attendance with its messages */
        get: operations["getAtendimento"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/atendimentos/{id}/integracoes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Mark as integrated
         * @description Idempotent by chave: the same chave again answers 200 with the first mark and stores no second one.
         */
        post: operations["createIntegracao"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        RespostaErro: {
            erro: {
                codigo: string;
                /** @description In pt-BR. */
                mensagem: string;
            };
        };
        Conta: {
            id: string;
            nome: string;
            /** @description The feature exists only in accounts integrated with Bimer. */
            integracaoBimer: boolean;
            /** @description IANA name, e.g. America/Sao_Paulo. */
            fusoHorario: string;
        };
        Agente: {
            id: string;
            nome: string;
            email: string | null;
            /** @description Login of the same person in Bimer. */
            loginBimer: string | null;
        };
        RespostaConta: {
            conta: components["schemas"]["Conta"];
            agente: components["schemas"]["Agente"];
        };
        Departamento: {
            id: string;
            nome: string;
        };
        /** @description All three may be missing. */
        Cliente: {
            /** @description CRM code; leading zeros count. */
            codigo?: string | null;
            razaoSocial?: string | null;
            /** @description A CNPJ may hold letters in its first twelve places. */
            cpfCnpj?: string | null;
        };
        Contato: {
            nome?: string | null;
            email?: string | null;
            telefone?: string | null;
        };
        /** @description An attendance without its messages, as in lists and events. */
        AtendimentoResumo: {
            /** @description Opaque identifier within the account; the key by which duplicates are dropped. */
            id: string;
            /** @description The number people say, e.g. "48213". */
            numero: string;
            /** @description Identifier of the account. */
            conta: string;
            departamento: components["schemas"]["Departamento"];
            /** @description Channel, e.g. whatsapp, chat, telegram, email. Unknown values are possible. */
            canal: string;
            /** Format: date-time */
            inicio: string;
            /**
             * Format: date-time
             * @description An attendance that was opened again and finished once more comes again, with a later end.
             */
            fim: string;
            /** @description Identifier of the agent who ended it; null when the system did. */
            encerradoPor: string | null;
            assunto: string | null;
            cliente: components["schemas"]["Cliente"] | null;
            contato: components["schemas"]["Contato"];
            /** @description What the agent wrote during the chat ("Adiantamento de Parecer"). */
            adiantamentoParecer: string | null;
            /** @description True once a registration marked as concluded exists. */
            integrado: boolean;
        };
        Atendimento: components["schemas"]["AtendimentoResumo"] & {
            mensagens: components["schemas"]["Mensagem"][];
        };
        Mensagem: {
            id: string;
            /** @enum {string} */
            autor: "cliente" | "agente" | "bot" | "sistema";
            nome: string | null;
            /** Format: date-time */
            hora: string;
            /** @enum {string} */
            tipo: "texto" | "imagem" | "audio" | "arquivo";
            texto: string | null;
            anexo: components["schemas"]["Anexo"] | null;
        };
        Anexo: {
            nome: string;
            /** @description Bytes. */
            tamanho: number;
            /** Format: uri */
            url: string;
        };
        PaginaAtendimentos: {
            itens: components["schemas"]["AtendimentoResumo"][];
            /** @description Null on the last page. */
            proximoCursor: string | null;
        };
        NovaIntegracao: {
            /** @description karoo:<conta>:<atendimento>:<sequence>:<8 random characters> */
            chave: string;
            numeroBimer: string;
            identificadorBimer: string | null;
            /** @description False while more registrations of the same attendance may follow. */
            concluida: boolean;
        };
        Integracao: {
            chave: string;
            numeroBimer: string;
            identificadorBimer: string | null;
            concluida: boolean;
        };
        EventoIntegrado: {
            /** @description Identifier of the attendance. */
            id: string;
            numeroBimer: string;
        };
    };
    responses: {
        /** @description The token is missing or wrong. */
        NaoAutorizado: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["RespostaErro"];
            };
        };
        /** @description There is no such thing. */
        NaoEncontrado: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["RespostaErro"];
            };
        };
        /** @description The request is not valid. */
        Invalido: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["RespostaErro"];
            };
        };
        /** @description Any other failure. */
        Falha: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["RespostaErro"];
            };
        };
    };
    parameters: {
        Id: string;
    };
    requestBodies: never;
    headers: {
        /** @description Karoo's time. Dates of attendances are compared with it; where it is missing, with the reader's own clock. */
        Date: string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getConta: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The account and the agent that the token belongs to. */
            200: {
                headers: {
                    Date: components["headers"]["Date"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RespostaConta"];
                };
            };
            401: components["responses"]["NaoAutorizado"];
            default: components["responses"]["Falha"];
        };
    };
    streamEventos: {
        parameters: {
            query?: never;
            header?: {
                /** @description Cursor of the last event seen; delivery resumes after it. An unknown cursor is answered with everything still known, or refused with a 4xx: then the reader goes on without it, and the catch-up list makes good for what that skips. */
                "Last-Event-ID"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The stream. The data of each event is one JSON text, see x-events. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            401: components["responses"]["NaoAutorizado"];
            default: components["responses"]["Falha"];
        };
    };
    listAtendimentos: {
        parameters: {
            query?: {
                situacao?: "finalizado";
                integrado?: boolean;
                /** @description Only those that ended at this time or later. */
                desde?: string;
                cursor?: string;
                limite?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. */
            200: {
                headers: {
                    Date: components["headers"]["Date"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaginaAtendimentos"];
                };
            };
            401: components["responses"]["NaoAutorizado"];
            422: components["responses"]["Invalido"];
            default: components["responses"]["Falha"];
        };
    };
    getAtendimento: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The attendance. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Atendimento"];
                };
            };
            401: components["responses"]["NaoAutorizado"];
            404: components["responses"]["NaoEncontrado"];
            default: components["responses"]["Falha"];
        };
    };
    createIntegracao: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NovaIntegracao"];
            };
        };
        responses: {
            /** @description This chave was marked before. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Integracao"];
                };
            };
            /** @description Marked. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Integracao"];
                };
            };
            401: components["responses"]["NaoAutorizado"];
            404: components["responses"]["NaoEncontrado"];
            422: components["responses"]["Invalido"];
            default: components["responses"]["Falha"];
        };
    };
}
