export * from './errors/index.js';
export * from './advice.js';
export * from './import-faults.js';
export * from './session-status.js';
