// Apart from the package's main entry: the server, of which the client is made, must not need it.
export * from './transport.js';
export * from '../generated/api.js';
