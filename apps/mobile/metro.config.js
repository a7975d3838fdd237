const { getDefaultConfig } = require('expo/metro-config');

const config = getDefaultConfig(__dirname);

/**
 * Zod brings its own messages in fifty languages, a third of a megabyte; ours are in src/locales and
 * no other is ever asked for (zod loads its English ones by themselves).
 */
const isZodsLanguages = (name, from) =>
  name.endsWith('/locales/index.js') && /[\\/]zod[\\/]/.test(from);

/** The persister asks for an older copy of the same library; one of them is enough. */
const QUERY_CORE = '@tanstack/query-core';
const queryHome = require.resolve('@tanstack/react-query');

config.resolver.resolveRequest = (context, name, platform) => {
  if (isZodsLanguages(name, context.originModulePath)) return { type: 'empty' };
  const asker = name === QUERY_CORE ? { ...context, originModulePath: queryHome } : context;
  return asker.resolveRequest(asker, name, platform);
};

module.exports = config;
