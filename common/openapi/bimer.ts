// Generated from bimer.json by scripts/generate-api-types.mjs. Do not edit: npm run api:types

export interface paths {
    "/oauth/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in or refresh, style oauth */
        post: operations["signInOauth"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in, style jwt */
        post: operations["signInJwt"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/refresh-token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Refresh, style jwt */
        post: operations["refreshJwt"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/validate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Check a token, style jwt */
        get: operations["validateJwt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/autenticacao/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in, style jwt-api
         * @description Weakly documented. No refresh route is known: sign in again.
         */
        post: operations["signInJwtApi"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/pessoas/codigo/{codigo}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Customer by code; leading zeros count */
        get: operations["getPessoaByCodigo"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/pessoas": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Customer by CPF or CNPJ */
        get: operations["listPessoasByCpfCnpj"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/pessoas/porNome": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Customers by name */
        get: operations["listPessoasByNome"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crm/produtos": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** CRM products */
        get: operations["listProdutos"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crm/pessoas/{identificador}/produtos": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Products that a customer owns */
        get: operations["listProdutosDaPessoa"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crm/tiposAtendimento": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Attendance types with their standard texts */
        get: operations["listTiposAtendimento"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crm/centrosResponsabilidade": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Responsibility centres */
        get: operations["listCentrosResponsabilidade"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/usuarios": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Users */
        get: operations["listUsuarios"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crm/atendimentos/{numero}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Attendance by number */
        get: operations["getAtendimentoByNumero"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crm/pessoas/{identificador}/atendimentos": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Attendances of a customer */
        get: operations["listAtendimentosDaPessoa"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crm/atendimentos": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Find an attendance by our key */
        get: operations["listAtendimentosByChave"];
        put?: never;
        /**
         * New attendance
         * @description There is no idempotency key: the same body sent twice is stored twice. After an unknown outcome ask by ChaveExterna before repeating.
         */
        post: operations["createAtendimento"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crm/pareceres": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Find a parecer by our key */
        get: operations["listPareceresByChave"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crm/atendimentos/{numero}/pareceres": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Parecer on an existing attendance
         * @description There is no idempotency key: the same body sent twice is stored twice. After an unknown outcome ask by ChaveExterna before repeating.
         */
        post: operations["createParecer"];
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
        EntradaOauth: {
            /** @description Default: IntegracaoBimer.js */
            client_id: string;
            /** @description Only when set. */
            client_secret?: string;
            /** @enum {string} */
            grant_type: "password";
            username: string;
            /** @description Fresh and random; the same one twice is refused. */
            nonce: string;
            /** @description Hexadecimal MD5 of username + nonce + clear password. */
            password: string;
        };
        RenovacaoOauth: {
            /** @enum {string} */
            grant_type: "refresh_token";
            refresh_token: string;
            client_id?: string;
            client_secret?: string;
        };
        TokenOauth: {
            access_token: string;
            token_type?: string;
            /** @description Seconds or an absolute Unix time: a value above 10^9 is absolute; 0, negative or invalid means one hour. */
            expires_in?: number | string | null;
            refresh_token?: string;
        };
        FalhaOauth: {
            error: string;
            error_description?: string;
        };
        EntradaJwt: {
            username: string;
            password: string;
        };
        RenovacaoJwt: {
            username: string;
            /** @description The access token. */
            token: string;
            refreshToken: string;
        };
        TokenJwt: {
            accessToken: string;
            refreshToken?: string;
            /** @description Seconds or an absolute Unix time: a value above 10^9 is absolute; 0, negative or invalid means one hour. */
            expiresIn?: number | string | null;
        };
        EntradaJwtApi: {
            /** @enum {string} */
            grant_type: "password";
            username: string;
            password: string;
        };
        TokenJwtApi: {
            accessToken: string;
            refresh_token?: string;
            /** @description Usually 899. Seconds or an absolute Unix time: a value above 10^9 is absolute; 0, negative or invalid means one hour. */
            expires_in?: number | string | null;
        };
        Erro: {
            ErrorCode: string;
            /** @description In pt-BR. */
            ErrorMessage?: string | null;
            PossibleCause?: string | null;
            /** @description Never shown nor logged. */
            StackTrace?: string | null;
        };
        Paginacao: {
            Limite: number;
            Pagina: number;
            Total: number;
            TotalPagina: number;
        };
        Envelope: {
            Erros: components["schemas"]["Erro"][];
            ListaObjetos: unknown[];
            Paginacao?: components["schemas"]["Paginacao"] | null;
        };
        EnvelopePessoa: {
            Erros: components["schemas"]["Erro"][];
            ListaObjetos: components["schemas"]["Pessoa"][];
            Paginacao?: components["schemas"]["Paginacao"] | null;
        };
        EnvelopeProduto: {
            Erros: components["schemas"]["Erro"][];
            ListaObjetos: components["schemas"]["Produto"][];
            Paginacao?: components["schemas"]["Paginacao"] | null;
        };
        EnvelopeTipoAtendimento: {
            Erros: components["schemas"]["Erro"][];
            ListaObjetos: components["schemas"]["TipoAtendimento"][];
            Paginacao?: components["schemas"]["Paginacao"] | null;
        };
        EnvelopeCentroResponsabilidade: {
            Erros: components["schemas"]["Erro"][];
            ListaObjetos: components["schemas"]["CentroResponsabilidade"][];
            Paginacao?: components["schemas"]["Paginacao"] | null;
        };
        EnvelopeUsuario: {
            Erros: components["schemas"]["Erro"][];
            ListaObjetos: components["schemas"]["Usuario"][];
            Paginacao?: components["schemas"]["Paginacao"] | null;
        };
        EnvelopeAtendimento: {
            Erros: components["schemas"]["Erro"][];
            ListaObjetos: components["schemas"]["Atendimento"][];
            Paginacao?: components["schemas"]["Paginacao"] | null;
        };
        EnvelopeRegistroEncontrado: {
            Erros: components["schemas"]["Erro"][];
            ListaObjetos: components["schemas"]["RegistroEncontrado"][];
            Paginacao?: components["schemas"]["Paginacao"] | null;
        };
        EnvelopeRegistro: {
            Erros: components["schemas"]["Erro"][];
            ListaObjetos: components["schemas"]["Registro"][];
            Paginacao?: components["schemas"]["Paginacao"] | null;
        };
        Pessoa: {
            Identificador: string;
            /** @description Visible code, zero-padded: "00263" is not "263". */
            Codigo: string;
            /** @description Corporate name (razão social). */
            Nome: string;
            /** @description Trade name. */
            NomeCurto?: string | null;
            /** @description May be a number that lost its leading zeros. A CNPJ may hold letters in its first twelve places. */
            CpfCnpj?: string | number | null;
        };
        Produto: {
            Identificador: string;
            Codigo: string;
            Nome: string;
            Ativo?: boolean;
        };
        TextoPadrao: {
            Identificador: string;
            Nome: string;
            Texto: string;
        };
        TipoAtendimento: {
            Identificador: string;
            Codigo: string;
            Nome: string;
            /** @description Place in the tree, e.g. "1.1". */
            Classificacao: string;
            /** @description Only these can be chosen. */
            Analitico: boolean;
            NumeroDiasProximoContato: number | null;
            Ativo: boolean;
            TextosPadrao: components["schemas"]["TextoPadrao"][];
        };
        CentroResponsabilidade: {
            Identificador: string;
            Codigo: string;
            Nome: string;
            EncerraProcesso: boolean;
            Ativo: boolean;
        };
        Usuario: {
            Identificador: string;
            Login: string;
            Nome: string;
            Email: string | null;
            Ativo: boolean;
        };
        /**
         * @description A: aberto (open), E: encerrado (closed).
         * @enum {string}
         */
        Situacao: "A" | "E";
        Atendimento: {
            Identificador: string;
            Numero: string;
            Situacao: components["schemas"]["Situacao"];
            CodigoPessoa: string;
            NomePessoa: string;
            Assunto: string | null;
            IdentificadorProduto: string | null;
            IdentificadorTipoAtendimento: string | null;
            /**
             * Format: date
             * @description Since when it is open; may be left out.
             */
            DataAbertura?: string | null;
            /** Format: date */
            DataProximoContato: string | null;
            IdentificadorUsuarioProximoContato: string | null;
            PessoaContato: string | null;
            Prioritario: boolean;
            ChaveExterna?: string | null;
        };
        /** @description What is stored under our key: an attendance, or a parecer with the number of its attendance. Everything but Identificador and Numero may be missing; what is missing cannot be compared with what was sent. */
        RegistroEncontrado: {
            Identificador: string;
            /** @description Number of the attendance (Número Processo). */
            Numero: string;
            /** @description Our key, as it was sent. */
            ChaveExterna?: string | null;
            /** @description The customer, as it was sent. */
            IdentificadorPessoa?: string | null;
            /** @description As it was sent. */
            Assunto?: string | null;
            /** @description The text, as it was sent. */
            Parecer?: string | null;
        };
        /** @description Body of both POSTs. Fields that are off are sent as null, lists as []. */
        NovoRegistro: {
            /** @description karoo:<conta>:<atendimento>:<sequence>:<8 random characters> */
            ChaveExterna: string;
            IdentificadorPessoa: string;
            IdentificadorProduto: string | null;
            IdentificadorTipoAtendimento: string | null;
            Assunto: string | null;
            PessoaContato: string | null;
            Parecer: string | null;
            /** @description Text of the transcript. */
            Historico: string | null;
            Encerrar: boolean;
            IdentificadorCentroResponsabilidade: string | null;
            IdentificadorUsuarioProximoContato: string | null;
            /** Format: date */
            DataProximoContato: string | null;
            Prioritario: boolean | null;
            DestinatariosSpySystem: string[];
            Destinatarios: string[];
            Origem: components["schemas"]["Origem"];
        };
        Origem: {
            /** @enum {string} */
            Sistema: "Karoo";
            NumeroAtendimento: string;
            /** Format: date-time */
            Inicio: string | null;
            /** Format: date-time */
            Fim: string;
        };
        Registro: {
            Identificador: string;
            /** @description Number of the attendance (Número Processo). */
            Numero: string;
        };
        /** @description Normally the envelope; by version a bare object, a bare list or a list of identifiers. */
        RespostaRegistro: components["schemas"]["EnvelopeRegistro"] | components["schemas"]["Registro"] | components["schemas"]["Registro"][] | string[];
    };
    responses: {
        /** @description C01: nothing found. -1: bad parameter. Others: refused, with a message in pt-BR. */
        Recusado: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Envelope"];
            };
        };
        /** @description The token or the sign-in is not valid (any more). The body may be empty. */
        NaoAutorizado: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Envelope"];
            };
        };
        /** @description The user lacks the module "Bimer API". The body may be empty. */
        SemModulo: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Envelope"];
            };
        };
        /** @description Any other failure; the body may be anything. */
        Falha: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Envelope"];
            };
        };
    };
    parameters: {
        Limite: number;
        /** @description 1-based. Stop at TotalPagina or on a short page. */
        Pagina: number;
        IfNoneMatch: string;
        Identificador: string;
        Numero: string;
        ChaveExterna: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    signInOauth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": components["schemas"]["EntradaOauth"] | components["schemas"]["RenovacaoOauth"];
            };
        };
        responses: {
            /** @description Signed in. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenOauth"];
                };
            };
            /** @description Refused. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FalhaOauth"];
                };
            };
            default: components["responses"]["Falha"];
        };
    };
    signInJwt: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": components["schemas"]["EntradaJwt"];
            };
        };
        responses: {
            /** @description Signed in. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenJwt"];
                };
            };
            400: components["responses"]["Recusado"];
            401: components["responses"]["NaoAutorizado"];
            default: components["responses"]["Falha"];
        };
    };
    refreshJwt: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": components["schemas"]["RenovacaoJwt"];
            };
        };
        responses: {
            /** @description Renewed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenJwt"];
                };
            };
            400: components["responses"]["Recusado"];
            401: components["responses"]["NaoAutorizado"];
            default: components["responses"]["Falha"];
        };
    };
    validateJwt: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The token is good; the body is not specified. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["NaoAutorizado"];
            default: components["responses"]["Falha"];
        };
    };
    signInJwtApi: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": components["schemas"]["EntradaJwtApi"];
            };
        };
        responses: {
            /** @description Signed in. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenJwtApi"];
                };
            };
            /** @description Refused. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FalhaOauth"];
                };
            };
            default: components["responses"]["Falha"];
        };
    };
    getPessoaByCodigo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                codigo: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The objects found. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnvelopePessoa"];
                };
            };
            400: components["responses"]["Recusado"];
            401: components["responses"]["NaoAutorizado"];
            403: components["responses"]["SemModulo"];
            default: components["responses"]["Falha"];
        };
    };
    listPessoasByCpfCnpj: {
        parameters: {
            query: {
                cpfCnpj: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The objects found. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnvelopePessoa"];
                };
            };
            400: components["responses"]["Recusado"];
            401: components["responses"]["NaoAutorizado"];
            403: components["responses"]["SemModulo"];
            default: components["responses"]["Falha"];
        };
    };
    listPessoasByNome: {
        parameters: {
            query: {
                /** @description Less than 3 letters are never searched: the server may try to return the whole table. */
                nome: string;
                /** @description True: anywhere in the name; else from its beginning. */
                porTrecho?: boolean;
                limite?: components["parameters"]["Limite"];
                /** @description 1-based. Stop at TotalPagina or on a short page. */
                pagina?: components["parameters"]["Pagina"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The objects found. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnvelopePessoa"];
                };
            };
            400: components["responses"]["Recusado"];
            401: components["responses"]["NaoAutorizado"];
            403: components["responses"]["SemModulo"];
            default: components["responses"]["Falha"];
        };
    };
    listProdutos: {
        parameters: {
            query?: {
                limite?: components["parameters"]["Limite"];
                /** @description 1-based. Stop at TotalPagina or on a short page. */
                pagina?: components["parameters"]["Pagina"];
            };
            header?: {
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The objects found. */
            200: {
                headers: {
                    /** @description Lists may carry it; a server without it must work too. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnvelopeProduto"];
                };
            };
            /** @description Not changed since the ETag given. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Recusado"];
            401: components["responses"]["NaoAutorizado"];
            403: components["responses"]["SemModulo"];
            default: components["responses"]["Falha"];
        };
    };
    listProdutosDaPessoa: {
        parameters: {
            query?: {
                limite?: components["parameters"]["Limite"];
                /** @description 1-based. Stop at TotalPagina or on a short page. */
                pagina?: components["parameters"]["Pagina"];
            };
            header?: never;
            path: {
                identificador: components["parameters"]["Identificador"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The objects found. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnvelopeProduto"];
                };
            };
            400: components["responses"]["Recusado"];
            401: components["responses"]["NaoAutorizado"];
            403: components["responses"]["SemModulo"];
            default: components["responses"]["Falha"];
        };
    };
    listTiposAtendimento: {
        parameters: {
            query?: {
                limite?: components["parameters"]["Limite"];
                /** @description 1-based. Stop at TotalPagina or on a short page. */
                pagina?: components["parameters"]["Pagina"];
            };
            header?: {
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The objects found. */
            200: {
                headers: {
                    /** @description Lists may carry it; a server without it must work too. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnvelopeTipoAtendimento"];
                };
            };
            /** @description Not changed since the ETag given. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Recusado"];
            401: components["responses"]["NaoAutorizado"];
            403: components["responses"]["SemModulo"];
            default: components["responses"]["Falha"];
        };
    };
    listCentrosResponsabilidade: {
        parameters: {
            query?: {
                limite?: components["parameters"]["Limite"];
                /** @description 1-based. Stop at TotalPagina or on a short page. */
                pagina?: components["parameters"]["Pagina"];
            };
            header?: {
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The objects found. */
            200: {
                headers: {
                    /** @description Lists may carry it; a server without it must work too. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnvelopeCentroResponsabilidade"];
                };
            };
            /** @description Not changed since the ETag given. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Recusado"];
            401: components["responses"]["NaoAutorizado"];
            403: components["responses"]["SemModulo"];
            default: components["responses"]["Falha"];
        };
    };
    listUsuarios: {
        parameters: {
            query?: {
                limite?: components["parameters"]["Limite"];
                /** @description 1-based. Stop at TotalPagina or on a short page. */
                pagina?: components["parameters"]["Pagina"];
            };
            header?: {
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The objects found. */
            200: {
                headers: {
                    /** @description Lists may carry it; a server without it must work too. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnvelopeUsuario"];
                };
            };
            /** @description Not changed since the ETag given. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Recusado"];
            401: components["responses"]["NaoAutorizado"];
            403: components["responses"]["SemModulo"];
            default: components["responses"]["Falha"];
        };
    };
    getAtendimentoByNumero: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                numero: components["parameters"]["Numero"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The objects found. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnvelopeAtendimento"];
                };
            };
            400: components["responses"]["Recusado"];
            401: components["responses"]["NaoAutorizado"];
            403: components["responses"]["SemModulo"];
            default: components["responses"]["Falha"];
        };
    };
    listAtendimentosDaPessoa: {
        parameters: {
            query?: {
                situacao?: components["schemas"]["Situacao"];
                limite?: components["parameters"]["Limite"];
                /** @description 1-based. Stop at TotalPagina or on a short page. */
                pagina?: components["parameters"]["Pagina"];
            };
            header?: never;
            path: {
                identificador: components["parameters"]["Identificador"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The objects found. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnvelopeAtendimento"];
                };
            };
            400: components["responses"]["Recusado"];
            401: components["responses"]["NaoAutorizado"];
            403: components["responses"]["SemModulo"];
            default: components["responses"]["Falha"];
        };
    };
    listAtendimentosByChave: {
        parameters: {
            query: {
                chaveExterna: components["parameters"]["ChaveExterna"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The objects found. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnvelopeRegistroEncontrado"];
                };
            };
            400: components["responses"]["Recusado"];
            401: components["responses"]["NaoAutorizado"];
            403: components["responses"]["SemModulo"];
            default: components["responses"]["Falha"];
        };
    };
    createAtendimento: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NovoRegistro"];
            };
        };
        responses: {
            /** @description Stored. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RespostaRegistro"];
                };
            };
            400: components["responses"]["Recusado"];
            401: components["responses"]["NaoAutorizado"];
            403: components["responses"]["SemModulo"];
            default: components["responses"]["Falha"];
        };
    };
    listPareceresByChave: {
        parameters: {
            query: {
                chaveExterna: components["parameters"]["ChaveExterna"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The objects found. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnvelopeRegistroEncontrado"];
                };
            };
            400: components["responses"]["Recusado"];
            401: components["responses"]["NaoAutorizado"];
            403: components["responses"]["SemModulo"];
            default: components["responses"]["Falha"];
        };
    };
    createParecer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                numero: components["parameters"]["Numero"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NovoRegistro"];
            };
        };
        responses: {
            /** @description Stored. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RespostaRegistro"];
                };
            };
            400: components["responses"]["Recusado"];
            401: components["responses"]["NaoAutorizado"];
            403: components["responses"]["SemModulo"];
            default: components["responses"]["Falha"];
        };
    };
}
