export { AdminModule } from './admin.module.js';
export { registerQueueBoard } from './queues/queue-board.js';
