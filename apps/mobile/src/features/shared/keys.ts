/** Query keys, one factory per kind of server state. */
export const userKeys = {
  me: () => ['me'] as const,
  avatar: () => ['me', 'avatar'] as const,
  devices: () => ['me', 'devices'] as const,
  consents: () => ['me', 'consents'] as const,
};

export const storeKeys = {
  all: () => ['stores'] as const,
  list: () => ['stores', 'list'] as const,
  archived: () => ['stores', 'archived'] as const,
  members: (storeId: string) => ['stores', storeId, 'members'] as const,
  invitations: (storeId: string) => ['stores', storeId, 'invitations'] as const,
  myInvitations: () => ['stores', 'myInvitations'] as const,
  invitation: (token: string) => ['stores', 'invitation', token] as const,
};

export const sessionKeys = {
  all: (storeId: string) => ['sessions', storeId] as const,
  list: (storeId: string) => ['sessions', storeId, 'list'] as const,
  detail: (storeId: string, sessionId: string) => ['sessions', storeId, sessionId] as const,
  report: (storeId: string, sessionId: string) =>
    ['sessions', storeId, sessionId, 'report'] as const,
  evidence: (storeId: string, sessionId: string, itemId: string) =>
    ['sessions', storeId, sessionId, 'evidence', itemId] as const,
  candidates: (storeId: string, sessionId: string, itemId: string) =>
    ['sessions', storeId, sessionId, 'candidates', itemId] as const,
  expected: (storeId: string, sessionId: string) =>
    ['sessions', storeId, sessionId, 'expected'] as const,
  snapshot: (storeId: string, snapshotId: string) => ['snapshots', storeId, snapshotId] as const,
};

export const productKeys = {
  all: (storeId: string) => ['products', storeId] as const,
  list: (storeId: string, search: string) => ['products', storeId, 'list', search] as const,
  detail: (storeId: string, productId: string) => ['products', storeId, productId] as const,
  references: (storeId: string, productId: string) =>
    ['products', storeId, productId, 'references'] as const,
  aliases: (storeId: string, productId: string) =>
    ['products', storeId, productId, 'aliases'] as const,
  categories: (storeId: string) => ['products', storeId, 'categories'] as const,
};

export const creditKeys = {
  wallet: () => ['credits', 'wallet'] as const,
  transactions: () => ['credits', 'transactions'] as const,
  packages: () => ['credits', 'packages'] as const,
  quote: (storeId: string, durationMs: number) =>
    ['credits', 'quote', storeId, durationMs] as const,
};

export const paymentKeys = {
  options: () => ['payments', 'options'] as const,
  cards: () => ['payments', 'cards'] as const,
  orders: () => ['payments', 'orders'] as const,
  order: (orderId: string) => ['payments', 'orders', orderId] as const,
  billing: () => ['payments', 'billing'] as const,
};

export const notificationKeys = {
  list: () => ['notifications', 'list'] as const,
  unread: () => ['notifications', 'unread'] as const,
  preferences: () => ['notifications', 'preferences'] as const,
  push: () => ['notifications', 'push'] as const,
};

export const referralKeys = {
  code: () => ['referrals', 'code'] as const,
  tree: () => ['referrals', 'tree'] as const,
  rewards: () => ['referrals', 'rewards'] as const,
};

export const fileKeys = {
  list: (storeId: string) => ['files', storeId, 'list'] as const,
  detail: (storeId: string, fileId: string) => ['files', storeId, fileId] as const,
};

export const importKeys = {
  detail: (storeId: string, importId: string) => ['imports', storeId, importId] as const,
  lines: (storeId: string, importId: string, outcome: string) =>
    ['imports', storeId, importId, 'lines', outcome] as const,
};

/** What there is, what it is worth and what to buy: all of it moves with a confirmed count. */
export const stockKeys = {
  all: (storeId: string) => ['stock', storeId] as const,
  levels: (storeId: string, category: string) => ['stock', storeId, 'levels', category] as const,
  valuation: (storeId: string) => ['stock', storeId, 'valuation'] as const,
  purchase: (storeId: string, coverDays: number) =>
    ['stock', storeId, 'purchase', coverDays] as const,
  history: (storeId: string, productId: string) =>
    ['stock', storeId, 'history', productId] as const,
  movements: (storeId: string, productId: string) =>
    ['stock', storeId, 'movements', productId] as const,
  snapshots: (storeId: string) => ['stock', storeId, 'snapshots'] as const,
  shrinkage: (storeId: string, span: string) => ['stock', storeId, 'shrinkage', span] as const,
  variance: (storeId: string, before: string, after: string) =>
    ['stock', storeId, 'variance', before, after] as const,
};

export const countKeys = {
  all: (storeId: string) => ['counts', storeId] as const,
  list: (storeId: string) => ['counts', storeId, 'list'] as const,
  detail: (storeId: string, countId: string) => ['counts', storeId, countId] as const,
  preview: (storeId: string, countId: string) => ['counts', storeId, countId, 'preview'] as const,
  settings: (storeId: string) => ['counts', storeId, 'settings'] as const,
  schedules: (storeId: string) => ['counts', storeId, 'schedules'] as const,
};
