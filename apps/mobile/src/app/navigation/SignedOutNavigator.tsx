import { createNativeStackNavigator } from '@react-navigation/native-stack';

import type { RootParamList } from '../../lib/navigation/routes';
import { WelcomeScreen } from '../../features/welcome/WelcomeScreen';
import { screens } from './screens';

const Stack = createNativeStackNavigator<RootParamList>();

export function SignedOutNavigator() {
  return (
    <Stack.Navigator initialRouteName="Welcome" screenOptions={{ headerShown: false }}>
      <Stack.Screen name="Welcome" component={WelcomeScreen} />
      <Stack.Screen name="Register" component={screens.Register} />
      <Stack.Screen name="Invitation" component={screens.Invitation} />
      <Stack.Screen name="Login" component={screens.Login} />
      <Stack.Screen name="ForgotPassword" component={screens.ForgotPassword} />
      <Stack.Screen name="Otp" component={screens.Otp} />
      <Stack.Screen name="Privacy" component={screens.Privacy} />
    </Stack.Navigator>
  );
}
