import { fetch as expoFetch } from 'expo/fetch';

/** React Native's own fetch gives no stream of the body; Expo's does. */
export const streamingFetch: typeof fetch = expoFetch;
