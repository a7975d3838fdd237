export * from './errors/index.js';
export * from './advice.js';
export * from './session-status.js';
export * from './client/transport.js';
export * from './generated/api.js';
