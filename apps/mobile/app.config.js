/**
 * What `app.json` cannot say: push messages of a build for the shops need the two files of a Firebase
 * project, which are not in the repository. Without them the app is built without push messages.
 */
module.exports = ({ config }) => {
  const { GOOGLE_SERVICES_JSON: android, GOOGLE_SERVICES_PLIST: ios } = process.env;
  if (!android && !ios) return config;
  return {
    ...config,
    ...(android && { android: { ...config.android, googleServicesFile: android } }),
    ...(ios && { ios: { ...config.ios, googleServicesFile: ios } }),
    plugins: [
      ...config.plugins,
      '@react-native-firebase/app',
      '@react-native-firebase/messaging',
      // Firebase's pods are Swift and want to be linked as frameworks.
      ['expo-build-properties', { ios: { useFrameworks: 'static' } }],
    ],
  };
};
