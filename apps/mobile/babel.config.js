// The same preset that Metro takes by default; Jest needs it by name.
module.exports = (api) => {
  api.cache(true);
  return { presets: ['babel-preset-expo'] };
};
