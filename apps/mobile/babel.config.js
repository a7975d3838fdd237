// The same preset that Metro takes by default; Jest needs it by name. Paper's plugin takes single
// components out of its main entry, which would bring all of them.
module.exports = (api) => {
  api.cache(true);
  return { presets: ['babel-preset-expo'], plugins: ['react-native-paper/babel'] };
};
